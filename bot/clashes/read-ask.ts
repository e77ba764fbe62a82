import { addDays, type Day, daysBetween, inWords, toDay } from "../common/days";
import { Failure } from "../common/failure";
import { type Reference, toReference } from "../common/ids";
import type { ClashAsk, ClashSettings, ClashTrack } from "./clash";
import { key, listed, nearest } from "./names";

/** The same bounds as planning has: what can be asked about can be planned. */
const longestTitle = 120;
const longestOverview = 10_000;
const longestSource = 255;
const mostChoices = 100;
/** As many as a run has days. */
const mostEvents = 366;
/**
 * A year, and a day for leap years. Views go stale within a year, so one run of two years is two rounds; nearly
 * always it is a slip in the year.
 */
const longestRun = 366;
const furthestDays = 3_653;
const tracks: readonly ClashTrack[] = ["light", "standard", "full"];
// Nobody sees these, and they make two equal names look different. The joiner inside emoji stays.
const unseen = /(?![\n\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu;

const tidy = (text: string): string => text.replaceAll("\t", " ").replace(unseen, "").trim();
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/**
 * Reads an ask that came from outside.
 * @throws Failure `invalid`, with a sentence for each thing that is wrong with it.
 */
export function readClashAsk(
  body: unknown,
  { settings, today }: { settings: Pick<ClashSettings, "areas" | "audiences" | "wholeArea">; today: Day },
): ClashAsk {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Failure("invalid", "Send the dates as JSON, such as startDate and endDate.");
  const given = body as Record<string, unknown>;
  const problems: string[] = [];
  const wrong = (sentence: string) => void problems.push(sentence);

  function text(field: string, name: string, longest: number): string | undefined {
    const value = given[field];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== "string") {
      wrong(`The ${name} must be text.`);
      return undefined;
    }
    const tidied = tidy(value);
    if (tidied.length <= longest) return tidied;
    wrong(`The ${name} has ${tidied.length} characters. Shorten it to ${longest} or fewer.`);
    return undefined;
  }

  function readDay(value: unknown, name: string, needed: boolean): Day | undefined {
    if (value === undefined || value === null || value === "") {
      if (needed) wrong(`Give the ${name}, such as 2027-09-06.`);
      return undefined;
    }
    const tidied = typeof value === "string" ? tidy(value) : String(value);
    const found = typeof value === "string" ? toDay(tidied) : undefined;
    if (!found) wrong(`The ${name} "${short(tidied)}" is not a date. Give one such as 2027-09-06.`);
    else if (Math.abs(daysBetween(today, found)) > furthestDays) {
      wrong(`The ${name} ${inWords(found)} is over ten years away. Check the year.`);
      return undefined;
    }
    return found;
  }

  function readNames(
    field: "areas" | "audiences",
    one: string,
    many: string,
    known: readonly string[],
  ): string[] {
    const value = given[field];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value) || value.some((each) => typeof each !== "string")) {
      wrong(`Give the ${many} as a list of names.`);
      return [];
    }
    if (value.length > mostChoices) {
      wrong(`That is ${value.length} ${many}. Choose ${mostChoices} or fewer.`);
      return [];
    }
    const byKey = new Map(known.map((name) => [key(name), name]));
    const picked = new Set<string>();
    const strange: string[] = [];
    for (const each of value as string[]) {
      const tidied = tidy(each);
      const name = known.length === 0 ? tidied : byKey.get(key(tidied));
      if (name) picked.add(name);
      else if (tidied) strange.push(tidied);
    }
    for (const name of strange.slice(0, 3)) {
      const near = nearest(name, known);
      wrong(
        `"${short(name)}" is not an ${one} of this council. ${
          near ? `Did you mean ${near}?` : `Choose from: ${listed(known, 6)}.`
        }`,
      );
    }
    if (strange.length > 3) wrong(`${strange.length - 3} more ${many} are not of this council.`);
    return [...picked];
  }

  const startDate = readDay(given["startDate"], "opening day", true);
  const endDate = readDay(given["endDate"], "closing day", true);
  const decisionDate = readDay(given["decisionDate"], "day of the decision", false);
  if (startDate && endDate && endDate < startDate)
    wrong(`It closes on ${inWords(endDate)}, which is before it opens. Choose a later closing day.`);
  else if (startDate && endDate && daysBetween(startDate, endDate) > longestRun)
    wrong(
      `It would run for over a year. Check the year of both dates, or plan it in rounds. For one round, close by ${inWords(addDays(startDate, longestRun))}.`,
    );
  if (endDate && decisionDate && decisionDate <= endDate)
    wrong(
      `The decision is on ${inWords(decisionDate)}, and it closes on ${inWords(endDate)}. Close before the decision, so that replies can count.`,
    );

  const title = text("title", "title", longestTitle);
  const overview = text("overview", "overview", longestOverview);
  const areas = readNames("areas", "area", "areas", withWhole(settings));
  const audiences = readNames("audiences", "audience", "audiences", settings.audiences);
  const events = readEvents();
  const reference = readReference();
  const dutySource = text("dutySource", "source of the duty", longestSource);
  const track = given["track"] ?? undefined;
  if (track !== undefined && !tracks.some((each) => each === track))
    wrong("The track is light, standard or full.");
  const minimumWeeks = given["minimumWeeks"] ?? undefined;
  if (minimumWeeks !== undefined && !isWeeks(minimumWeeks))
    wrong("The least weeks by law are a whole number from 1 to 52.");

  function readEvents(): Day[] {
    const value = given["events"];
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      wrong("Give the events as a list of dates.");
      return [];
    }
    if (value.length > mostEvents) {
      wrong(`That is ${value.length} events. Give ${mostEvents} or fewer.`);
      return [];
    }
    const found = value.flatMap((each) => readDay(each, "event day", true) ?? []);
    const outside = found.filter((on) => (startDate && on < startDate) || (endDate && on > endDate));
    if (outside.length > 0 && startDate && endDate && startDate <= endDate)
      wrong(
        `${listed(outside.map(inWords), 4)}: not in the period. Choose event days from ${inWords(startDate)} to ${inWords(endDate)}.`,
      );
    return [...new Set(found)];
  }
  function readReference(): Reference | undefined {
    const value = given["reference"];
    if (value === undefined || value === null || value === "") return undefined;
    const found = typeof value === "string" ? toReference(value) : undefined;
    if (!found) wrong("A reference looks like 2027-00042.");
    return found;
  }

  if (problems.length > 0 || !startDate || !endDate)
    throw new Failure("invalid", [...new Set(problems)].slice(0, mostTold).join(" "));
  return {
    ...{ startDate, endDate, decisionDate, title, overview, audiences, areas, events, reference },
    ...{ track: track as ClashTrack | undefined, minimumWeeks: minimumWeeks as number | undefined },
    dutySource,
  };
}

const mostTold = 12;
const withWhole = ({ areas, wholeArea }: Pick<ClashSettings, "areas" | "wholeArea">): string[] =>
  // A council that has named no areas takes any.
  areas.length === 0 ? [] : [wholeArea, ...areas];
const isWeeks = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 52;
