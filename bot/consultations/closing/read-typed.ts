import { type Day, inWords, toDay } from "../../common/days";
import { Failure } from "../../common/failure";

/** One thing to put right, in words for the person, and the input it is about. */
export interface ClosingProblem {
  input: string;
  message: string;
}

/** Refused for what was typed; carries every problem, so that a card can show each beside its box. */
export class NotRead extends Failure {
  readonly problems: readonly ClosingProblem[];

  constructor(problems: readonly ClosingProblem[]) {
    super("invalid", problems.map(({ message }) => message).join(" "));
    this.name = "NotRead";
    this.problems = problems;
  }
}

const mostPeople = 10_000_000;
const mostPounds = 1_000_000_000;
const mostDays = 100_000;
const longestShown = 40;
/** What nobody can see: pasted from a web page, it would make a number that is none. */
const unseen = /[\p{Cf}\p{Cc}]/gu;
const unsafeLink = /[\s<>"{}]/;

const wholeForm = /^\d{1,3}(?:,\d{3})+$|^\d+$/;
const decimalForm = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?$/;

const bare = (typed: string | undefined): string => (typed ?? "").replace(unseen, "").trim();
const quoted = (text: string): string =>
  `“${[...text].length > longestShown ? `${[...text].slice(0, longestShown - 1).join("")}…` : text}”`;

/** Reads what people type, strictly, and gathers everything that is wrong with it. */
export function typedReader() {
  const problems: ClosingProblem[] = [];
  const wrong = (input: string, message: string): undefined => {
    problems.push({ input, message });
    return undefined;
  };

  function number(
    input: string,
    typed: string | undefined,
    about: { what: string; form: RegExp; most: number; wanted: string },
  ): number | undefined {
    const text = bare(typed);
    if (text === "") return undefined;
    if (/^[-−–]\s*£?\s*[\d.,]+$/.test(text))
      return wrong(input, `${about.what} cannot be less than nothing. Type ${about.wanted}.`);
    if (!about.form.test(text))
      return wrong(input, `${about.what}: ${quoted(text)} is not a number I can keep. Type ${about.wanted}.`);
    const read = Number(text.replaceAll(",", ""));
    if (read > about.most)
      return wrong(input, `${about.what}: ${quoted(text)} is too large. Check the number.`);
    return read;
  }

  return {
    wrong,
    /** Whole people: `40` or `1,200`. Nothing typed is nothing known. */
    count: (input: string, typed: string | undefined, what: string) =>
      number(input, typed, { what, form: wholeForm, most: mostPeople, wanted: "a whole number, such as 40" }),
    /** Pounds: `1234.50` or `£1,234.50`. */
    pounds: (input: string, typed: string | undefined, what: string) =>
      number(input, bare(typed).replace(/^£\s*/, ""), {
        ...{ what, form: decimalForm, most: mostPounds, wanted: "pounds, such as £1,234.50" },
      }),
    days: (input: string, typed: string | undefined, what: string) =>
      number(input, typed, { what, form: decimalForm, most: mostDays, wanted: "days, such as 4 or 2.5" }),
    score(input: string, typed: string | undefined, what: string): number | undefined {
      const text = bare(typed);
      if (text === "") return undefined;
      return /^[1-6]$/.test(text) ? Number(text) : wrong(input, `${what}: choose a number from 1 to 6.`);
    },
    day(input: string, typed: string | undefined, missing: string): Day | undefined {
      const text = bare(typed);
      if (text === "") return wrong(input, missing);
      return toDay(text) ?? wrong(input, `${quoted(text)} is not a date. Choose one from the calendar.`);
    },
    /** @param missing what to say when nothing was typed; without it, nothing is fine. */
    words(
      input: string,
      typed: string | undefined,
      { what, longest, missing }: { what: string; longest: number; missing?: string },
    ): string {
      const text = (typed ?? "").trim();
      if (missing !== undefined && bare(text).length < 3) wrong(input, missing);
      else if (text.length > longest)
        wrong(input, `${what} has ${text.length} characters. Shorten it to ${longest}.`);
      return text;
    },
    link(input: string, typed: string | undefined, what: string): string {
      const text = bare(typed);
      if (text === "") return "";
      const fine =
        /^https?:\/\/[^/]/i.test(text) &&
        !unsafeLink.test(text) &&
        text.length <= 2_000 &&
        URL.canParse(text);
      if (!fine) wrong(input, `${what}: use an address that starts with https:// or http://`);
      return text;
    },
    notBefore(input: string, day: Day | undefined, bound: { day: Day | undefined; say: string }): void {
      if (day && bound.day && day < bound.day) wrong(input, `${inWords(day)} is ${bound.say}`);
    },
    notAfter(input: string, day: Day | undefined, bound: { day: Day | undefined; say: string }): void {
      if (day && bound.day && day > bound.day) wrong(input, `${inWords(day)} is ${bound.say}`);
    },
    /** @throws NotRead with everything that is wrong, all at once. */
    mustBeRight(): void {
      if (problems.length > 0) throw new NotRead(problems);
    },
  };
}
