import { type Day, inWords, toDay } from "../common/days";
import { Failure } from "../common/failure";
import { type Directory, has } from "../common/person";
import { type FeedbackRow, type Named, type Outcome, outcomes } from "./feedback-row";

/** What somebody typed of one row. */
export interface RowTyped {
  theme?: string | undefined;
  asked?: string | undefined;
  said?: string | undefined;
  outcome?: string | undefined;
  answer?: string | undefined;
  /** A colleague's name or the address they sign in with. */
  owner?: string | undefined;
  dueDate?: string | undefined;
}

export interface RowProblem {
  input: keyof RowTyped | "row";
  message: string;
  /** Which row of those that came together, from 0. */
  at?: number;
}

/** Refused for what was typed; carries every problem, so that a card can show them all. */
export class RowsNotRead extends Failure {
  readonly problems: readonly RowProblem[];

  constructor(problems: readonly RowProblem[]) {
    super("invalid", problems.map(({ message }) => message).join(" "));
    this.name = "RowsNotRead";
    this.problems = problems;
  }
}

export type RowRead = Pick<FeedbackRow, "theme" | "asked" | "said" | "answer" | "owner" | "dueDate"> & {
  outcome: Outcome;
};

const longestTheme = 120;
const longest = 2_000;
const fewest = 3;
const unseen = /[\p{Cc}\p{Cf}\s]/gu;
const seenLength = (text: string): number => text.replace(unseen, "").length;

const missingAnswer: Record<Outcome, string> = {
  did: "Say what you did.",
  will: "Say what you will do.",
  "could not": "Say why you could not. People need a reason when nothing changes.",
};

/** Reads one row strictly. @returns what is wrong with it, all of it, or the row. */
export async function readRow(
  directory: Directory,
  { typed, before, today }: { typed: RowTyped; before: FeedbackRow | undefined; today: Day },
): Promise<{ row: RowRead } | { problems: readonly RowProblem[] }> {
  const problems: RowProblem[] = [];
  const wrong = (input: RowProblem["input"], message: string): undefined => {
    problems.push({ input, message });
    return undefined;
  };
  function words(input: "theme" | "asked" | "said" | "answer", name: string, missing?: string): string {
    const text = (typed[input] ?? "").trim();
    const most = input === "theme" ? longestTheme : longest;
    if (missing && seenLength(text) < fewest) wrong(input, missing);
    else if (text.length > most)
      wrong(input, `${name} has ${text.length} characters. Shorten it to ${most}.`);
    return text;
  }

  const theme = words("theme", "The theme", "Give the row a theme, such as: opening hours.");
  const asked = words("asked", "“We asked”");
  const said = words("said", "“You said”", "Say what people told you.");
  const outcome =
    outcomes.find((each) => each === (typed.outcome ?? "").trim().toLowerCase()) ??
    wrong("outcome", "Choose one: we did it, we will do it, or we could not.");
  const answer = words("answer", "What came of it", outcome ? missingAnswer[outcome] : undefined);
  let owner: Named | undefined;
  let dueDate: Day | undefined;
  if (outcome === "will") {
    const found = await findOwner(directory, typed.owner ?? "", before?.owner);
    if ("message" in found) wrong("owner", found.message);
    else owner = found;
    dueDate = readDue((typed.dueDate ?? "").trim(), { before, today, wrong });
  }
  if (problems.length > 0 || !outcome) return { problems };
  return { row: { theme, asked, said, outcome, answer, owner, dueDate } };
}

function readDue(
  text: string,
  {
    before,
    today,
    wrong,
  }: {
    before: FeedbackRow | undefined;
    today: Day;
    wrong: (input: "dueDate", message: string) => undefined;
  },
): Day | undefined {
  if (text === "") return wrong("dueDate", "Choose the day it will be done by.");
  const day = toDay(text);
  if (!day) return wrong("dueDate", `“${text.slice(0, 40)}” is not a date. Choose one from the calendar.`);
  if (day < today && day !== before?.dueDate)
    return wrong("dueDate", `${inWords(day)} has gone. Choose a later day, or say that you did it.`);
  return day;
}

const mostNamed = 5;

async function findOwner(
  directory: Directory,
  typed: string,
  before: Named | undefined,
): Promise<Named | { message: string }> {
  const said = typed.trim();
  if (said === "") return { message: "Say who will do it." };
  if (before && said.toLowerCase() === before.name.trim().toLowerCase()) return before;
  const people = (await directory.search(said)).filter((person) => has(person, "officer"));
  const [only] = people;
  if (only && people.length === 1) return { id: only.id, name: only.name };
  if (!only) return { message: "I know no officer by that name. Type the address they sign in with." };
  const named = people.slice(0, mostNamed).map(({ name, email }) => (email ? `${name} (${email})` : name));
  return { message: `That may be ${named.join(" or ")}. Type the address they sign in with.` };
}
