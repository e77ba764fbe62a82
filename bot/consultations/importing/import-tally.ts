import { type Day, inWords } from "../../common/days";
import type { SheetField } from "./sheet-columns";

export interface KnownNames {
  services: readonly string[];
  areas: readonly string[];
  wholeArea: string;
  audiences: readonly string[];
}

/** Gathers what is said once for the whole file, however many rows it is about. */
export interface ImportTally {
  seen(field: SheetField, value: unknown): void;
  mapped(heading: string, from: string, to: string): void;
  eitherWay(typed: string, read: Day): void;
  unknownPerson(said: string): void;
  /** A row that does not come in with the status it says. */
  asIdea(): void;
  notes(): readonly string[];
}

const mostNamed = 12;

export function importTally(settings: KnownNames): ImportTally {
  const lower = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()));
  const known: Partial<Record<SheetField, { names: ReadonlySet<string>; what: string }>> = {
    service: { names: lower(settings.services), what: "Services" },
    areas: { names: lower([...settings.areas, settings.wholeArea]), what: "Areas" },
    audiences: { names: lower(settings.audiences), what: "Audiences" },
  };
  const strange = new Map<string, Set<string>>();
  const mapped = new Map<string, Set<string>>();
  const people = new Set<string>();
  let dates = 0;
  let date: { typed: string; read: Day } | undefined;
  let publics = 0;
  let ideas = 0;

  const add = (to: Map<string, Set<string>>, key: string, value: string) => {
    const there = to.get(key) ?? new Set();
    there.add(value);
    to.set(key, there);
  };

  return {
    seen(field, value) {
      if (field === "visibility" && value === "Public") publics++;
      const about = known[field];
      // A council that has set none has none to be missing from.
      if (!about || about.names.size === 0) return;
      for (const name of Array.isArray(value) ? (value as string[]) : [String(value)])
        if (!about.names.has(name.toLowerCase())) add(strange, about.what, name);
    },
    mapped: (heading, from, to) => add(mapped, heading, `"${from.slice(0, 40)}" is read as ${to}`),
    eitherWay(typed, read) {
      dates++;
      date ??= { typed, read };
    },
    unknownPerson: (said) => void people.add(said),
    asIdea: () => void ideas++,
    notes: () => [
      ...(date
        ? [
            `Dates are read with the day first: "${date.typed.slice(0, 20)}" is ${inWords(date.read)}. That is so for ${dates} dates. Check one you know.`,
          ]
        : []),
      ...[...mapped].map(([heading, all]) => `${heading}: ${listed(all)}.`),
      ...[...strange].map(
        ([what, all]) => `${what} that are not in Settings are kept as typed: ${listed(all)}.`,
      ),
      ...(people.size > 0
        ? [`These people are not found, so their rows have no such person: ${listed(people)}.`]
        : []),
      ...(ideas > 0
        ? [`Rows that come in as an Idea, whatever status they say: ${ideas}. Each says why.`]
        : []),
      ...(publics > 0
        ? [`Rows that say public: ${publics}. None is published by a file. Publish each from its record.`]
        : []),
    ],
  };
}

const listed = (all: ReadonlySet<string>): string => {
  const names = [...all]
    .slice(0, mostNamed)
    .map((name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name));
  const more = all.size - names.length;
  return names.join(", ") + (more > 0 ? ` and ${more} more` : "");
};
