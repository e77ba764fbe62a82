import type { Action } from "../../../bot/actions";
import { addDays, type Day } from "../../../bot/common/days";
import { asActionId, type PersonId } from "../../../bot/common/ids";
import type { Refusal } from "../../support/connector/stand-in";

/** A made-up council, whose every person follows from their number: every process makes the same. */
export interface Council {
  /** Everybody who should hear this morning. */
  expected: readonly PersonId[];
  /** Those who should not, whatever they owe. */
  bystanders: readonly PersonId[];
}

/** A Tuesday without a holiday near it. */
export const today = "2027-03-02" as Day;
/** When most people's reminders are due: 9 o'clock in the United Kingdom, which is in winter time. */
export const firstMoment = Date.parse("2027-03-02T09:00:00Z");
/** With so many, a fifth asks for a minute later: the others keep everybody busy until then. */
const withLaterMoments = 4_000;

const prefix = "00000000-0000-4000-8000-";
const personOf = (number: number): PersonId => (prefix + String(number).padStart(12, "0")) as PersonId;
export const numberOf = (person: string): number => Number(person.slice(prefix.length));

/** One bystander for each twenty who should hear. */
const isBystander = (number: number): boolean => number % 21 === 20;

export function councilOf(people: number): Council {
  const everybody = Array.from({ length: Math.ceil((people * 21) / 20) }, (_, number) => personOf(number));
  const bystanders = everybody.filter((person) => isBystander(numberOf(person)));
  const expected = everybody.filter((person) => !isBystander(numberOf(person))).slice(0, people);
  return { expected, bystanders };
}

/** One of ten never wrote to the bot. */
export const everWrote = (person: string): boolean => numberOf(person) % 10 !== 3;

/** Whom Teams refuses: one of a hundred, in three ways. */
export function refusalOf(person: string): Refusal | undefined {
  switch (numberOf(person) % 300) {
    case 41:
      return "blocked";
    case 141:
      return "uninstalled";
    case 241:
      return "disabled";
    default:
      return undefined;
  }
}

/** What one person asked for; a bystander in each of three ways. */
export function preferencesOf(person: PersonId, people: number) {
  const number = numberOf(person);
  const usual = { frequency: "daily" as const, quiet: false, leave: [] };
  if (!isBystander(number))
    return people >= withLaterMoments && number % 5 === 1 ? { ...usual, sendAt: "09:01" } : usual;
  if (number % 2 === 0) return { ...usual, quiet: true };
  return number % 3 === 0
    ? { ...usual, frequency: "paused" as const }
    : { ...usual, leave: [{ from: today, to: addDays(today, 3) }] };
}

export const momentOf = (person: PersonId, people: number): number =>
  firstMoment + ("sendAt" in preferencesOf(person, people) ? 60_000 : 0);

/** One of fifty finishes their work at once when the reminders begin. */
const finishedAfterMs = 5_000;
export const finishesMeanwhile = (person: PersonId): boolean => numberOf(person) % 50 === 17;

/** One or two actions each, due today, late, or soon enough to be told of. */
function actionsOf(person: PersonId, isDone: boolean): Action[] {
  const number = numberOf(person);
  const dueDays = number % 4 === 0 ? [today, addDays(today, -4)] : [[today, addDays(today, 7)][number % 2]];
  return dueDays.map((dueDate, at) => ({
    ...{ id: asActionId(String(number * 10 + at)), title: `Step ${at + 1} of ${number}` },
    ...{ source: "Checklist", reference: undefined, stepId: undefined, phase: "Plan", gate: undefined },
    ...{ owner: { id: person, name: `Officer ${number}` }, dueDate, evidence: "" },
    ...{ status: isDone ? "Done" : "Open", doneBy: undefined },
    ...{ doneOn: isDone ? today : undefined, waivedReason: "" },
    listUrl: `https://example.sharepoint.com/Lists/Actions/DispForm.aspx?ID=${number}`,
  }));
}

/** What everybody owes, as the lists in memory would have it. */
export function actionsIn({ expected, bystanders }: Council, clock: { now(): Date }) {
  const people = [...expected, ...bystanders];
  const at = (finished: boolean) => {
    const owned = new Map(
      people.map((person) => [person, actionsOf(person, finished && finishesMeanwhile(person))]),
    );
    return { all: [...owned.values()].flat(), owned };
  };
  const [before, after] = [at(false), at(true)];
  const now = () => (clock.now().getTime() < firstMoment + finishedAfterMs ? before : after);
  return { all: () => now().all, ownedBy: (person: PersonId) => now().owned.get(person) ?? [] };
}
