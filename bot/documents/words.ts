import type { Day } from "../common/days";
import { levelQuestions, type SavedAnswers } from "../consultations";
import type { Source } from "../toolkit";

/** What stands where nothing was written: a gap in a record must be seen. */
export const notRecorded = "Not recorded yet";

const dayWords = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const momentWords = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `1 March 2027`. */
export const onDay = (day: Day | undefined): string =>
  day ? dayWords.format(new Date(`${day}T00:00:00Z`)) : notRecorded;

/** `1 March 2027 at 09:00`, by United Kingdom time. */
export function atMoment(instant: Date): string {
  if (Number.isNaN(instant.getTime())) return notRecorded;
  const part = new Map(momentWords.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.get("day")} ${part.get("month")} ${part.get("year")} at ${part.get("hour")}:${part.get("minute")}`;
}

export const capital = (word: string | undefined): string =>
  word ? word.charAt(0).toUpperCase() + word.slice(1) : "";

export const count = (many: number, one: string, more = `${one}s`): string =>
  `${many} ${many === 1 ? one : more}`;

interface Question {
  ask: string;
  said: (answers: SavedAnswers["answers"]) => string;
}

type Asked = keyof typeof levelQuestions;

/** An answer as chat offered it; saved answers hold truths and numbers where a card holds text. */
function answerInWords(id: Asked, said: string | number | boolean | undefined): string {
  if (said === undefined) return notRecorded;
  const value = typeof said === "boolean" ? (said ? "yes" : "no") : String(said);
  return levelQuestions[id].answers.find(([each]) => each === value)?.[1] ?? notRecorded;
}

export const stillOpen = (open: SavedAnswers["answers"]["open"]): string => answerInWords("open", open);

/** The level questions as the officer met them, and how long there was. */
export const questions: readonly Question[] = [
  ...(Object.keys(levelQuestions) as Asked[]).map((id) => ({
    ask: levelQuestions[id].ask,
    said: (answers: SavedAnswers["answers"]) => answerInWords(id, answers[id]),
  })),
  {
    ask: "How long is it from opening to the decision?",
    said: ({ weeks }) => (weeks === undefined ? notRecorded : count(weeks, "week")),
  },
];

const circumstanceWords: Record<string, string> = {
  serviceChange: "A service will change, start or stop",
  budget: "It is about a budget or a charge",
  vcsFunding: "A voluntary group may lose funding",
  affectsResidents: "It affects residents directly",
  affectsProtected: "It could be harder on a protected or seldom-heard group",
  keyDecision: "It is a key decision",
  survey: "There will be a survey",
  online: "Some of it will be online",
  events: "There will be events or meetings",
  personalData: "You will collect personal data",
  highRisk: "That data is sensitive or high risk",
  under18: "You will hear from under-18s",
  vulnerable: "You will hear from adults at risk",
  petition: "There is a petition or a campaign",
  statutory: "There is a duty to consult, or there may be",
  electionOverlap: "It may be open in the weeks before an election",
  promises: "There is a past promise to consult",
  materialChange: "The plans changed in a way that matters",
};

/** A word nobody here knows is shown as it was saved, not left out. */
export const circumstance = (word: string): string => circumstanceWords[word] ?? word;

const states: Record<string, string> = {
  Open: "Not done yet",
  Done: "Done",
  Waived: "Waived",
  Blocked: "Blocked",
};
export const state = (status: string, late: boolean): string =>
  `${states[status] ?? status}${late ? ", late" : ""}`;

const checked: Record<Source["verified"], string> = {
  "source seen": "Source seen.",
  "from memory": "From memory, not checked: ask legal.",
  "house rule": "Not law.",
};

/** A source by its name, with how far it was checked. */
export const sourced = (source: Source): string =>
  [/[.!?]$/.test(source.name) ? source.name : `${source.name}.`, checked[source.verified], source.note]
    .filter(Boolean)
    .join(" ");
