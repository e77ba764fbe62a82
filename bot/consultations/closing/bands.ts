/** Below this a number of people could point at one of them. */
export const smallest = 5;

/** Where each band begins. All are multiples of 5, so that a total by bands never gives a small count away. */
const starts = [0, smallest, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

const inWords = new Intl.NumberFormat("en-GB");

/** The band a number of people is in; the last one has no end. */
function bandOf(count: number): { from: number; to: number } {
  const at = starts.findLastIndex((start) => count >= start);
  return { from: starts[at] ?? 0, to: (starts[at + 1] ?? Number.POSITIVE_INFINITY) - 1 };
}

/**
 * A number of people as it may leave the record: `fewer than 5`, `5 to 9`, `10 to 24`… None is also `fewer
 * than 5`: that nobody came can say as much as that one did.
 */
export function inBand(count: number): string {
  const { from, to } = bandOf(count);
  if (from < smallest) return `fewer than ${smallest}`;
  return Number.isFinite(to)
    ? `${inWords.format(from)} to ${inWords.format(to)}`
    : `${inWords.format(from)} or more`;
}

/** A whole number of people that stands alone, with nothing beside it to take it from: exact from 5 up. */
export const countOrBand = (count: number): string =>
  count < smallest ? inBand(count) : inWords.format(count);

/** In place of a total whose very band would tell of a small group. */
export const notShown = "not shown";

export interface BandedCounts {
  /** In the order they were given; empty where nobody counted. */
  groups: readonly string[];
  /** Exact where that gives nothing away, else its band, else `not shown`; empty where there is none. */
  total: string;
}

/**
 * Groups and their total as they may leave the record. Each group is shown by its band. The total is exact
 * only while no small group could be worked out by taking the others from it; else it is shown by its band
 * too, and where even that would tell, not at all.
 */
export function bandedCounts(ask: {
  groups: readonly (number | undefined)[];
  total: number | undefined;
}): BandedCounts {
  const groups = ask.groups.map((count) => (count === undefined ? "" : inBand(count)));
  const { total } = ask;
  if (total === undefined) return { groups, total: "" };
  if (total < smallest) return { groups, total: inBand(total) };
  const counted = ask.groups.filter((count) => count !== undefined);
  const ways = [
    { range: { from: total, to: total }, shown: countOrBand(total) },
    { range: bandOf(total), shown: inBand(total) },
  ];
  const safe = ways.find(({ range }) => !givesAway(counted, range));
  return { groups, total: safe?.shown ?? notShown };
}

/** Whether one of the small groups can only be one number, when the total is known to be in this range. */
function givesAway(counts: readonly number[], total: { from: number; to: number }): boolean {
  const bands = counts.map(bandOf);
  const least = sumOf(bands.map(({ from }) => from));
  const most = sumOf(bands.map(({ to }) => to));
  return bands.some((band) => {
    if (band.from >= smallest) return false;
    const low = Math.max(band.from, total.from - (most - band.to));
    const high = Math.min(band.to, total.to - (least - band.from));
    return low === high;
  });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
