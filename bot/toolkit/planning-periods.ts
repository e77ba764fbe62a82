import type { Content } from "./content";
import { type Track, tracks } from "./level/level";

/** What planning uses unless the council has set its own; a number this edition does not give is left out. */
export interface PlanningPeriods {
  /** How long each track runs, in weeks. */
  periodWeeks: Partial<Record<Track, number>>;
  /** Working days between closing and the decision. */
  decisionGap: Partial<Record<Track, number>>;
}

export function planningPeriods({ periods }: Content): PlanningPeriods {
  const numbers = (entryOf: (track: Track) => string, nameOf: (track: Track) => string) =>
    Object.fromEntries(
      tracks.flatMap((track) => {
        const found = periods
          .find(({ id }) => id === entryOf(track))
          ?.defaults.find(({ name }) => name === nameOf(track));
        return found ? [[track, found.value]] : [];
      }),
    );
  return {
    periodWeeks: numbers(
      (track) => track,
      () => open,
    ),
    decisionGap: numbers(
      () => gapEntry,
      (track) => track,
    ),
  };
}

const open = "open";
const gapEntry = "close-to-decision";
const isTrack = (id: string): boolean => tracks.some((track) => track === id);

interface Given {
  id: string;
  text: string;
  defaults: readonly { name: string; value: number; unit: string }[];
}

/** Numbers that planning can count with: the same bounds as the council's own. */
export const canBePlanned = ({ id, defaults }: Given): boolean =>
  defaults.every(({ name, value, unit }) => {
    if (isTrack(id) && name === open) return unit === "weeks" && value >= 1 && value <= 52;
    if (id === gapEntry && isTrack(name)) return unit === "working days" && value <= 250;
    return true;
  });

const spelt = [
  ...["no", "an?|one|once|each", "two|twice", "three", "four", "five", "six", "seven", "eight"],
  ...["nine", "ten", "eleven", "twelve"],
];

/** Each number is in the text, in figures or as a word: what people read is what is counted with. */
export const saysItsNumbers = ({ text, defaults }: Given): boolean =>
  defaults.every(({ value }) =>
    new RegExp(`\\b(?:${[String(value), ...(spelt[value] ? [spelt[value]] : [])].join("|")})\\b`, "i").test(
      text,
    ),
  );
