import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { type Consultation, NotRead } from "../../consultations";
import { RowsNotRead } from "../../feedback";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, TeamsDeps, Turn } from "../turn";
import { seeYours, whichConsultation } from "./which-consultation";

/** One input's text. Numbers come from some clients as numbers. */
const typed = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().max(100_000))
  .optional()
  .catch(undefined);

/** What a card of closing sends: which consultation, and what was typed into these boxes. */
export function readClosing<Name extends string>(
  data: unknown,
  names: readonly Name[],
): { reference: Reference; typed: Partial<Record<Name, string>>; raw: Record<string, unknown> } {
  const read = z
    .looseObject({ reference: z.string().max(40), ...Object.fromEntries(names.map((name) => [name, typed])) })
    .safeParse(data ?? {});
  const reference = read.success ? toReference(read.data.reference) : undefined;
  if (!read.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: close the loop");
  const raw = read.data as Record<string, unknown>;
  // A client leaves out a box that was emptied. One that was not on the card says so, and stays as it is.
  const leftOut = new Set(String(raw["leftOut"] ?? "").split(","));
  const all = names
    .filter((name) => !leftOut.has(name))
    .map((name) => [name, (raw[name] as string | undefined) ?? ""]);
  return { reference, typed: Object.fromEntries(all) as Partial<Record<Name, string>>, raw };
}

export interface Refused {
  problemsTitle: string;
  problems: { text: string }[];
}

export const nothingWrong: Refused = { problemsTitle: "", problems: [] };
const mostProblems = 12;

/** What was refused, to stand on the same card above what was typed. What is no refusal is thrown on. */
export function refusedWords({ log }: TeamsDeps, failure: unknown, verb: string): Refused {
  if (!(failure instanceof Failure) || failure.code === "not_found") throw failure;
  logFailure(log, failure, { verb });
  if (!(failure instanceof NotRead || failure instanceof RowsNotRead))
    return { problemsTitle: shorten(failure.message, 400), problems: [] };
  const problems = failure.problems.slice(0, mostProblems);
  return {
    problemsTitle: problems.length === 1 ? "One thing to put right" : "Some things to put right",
    problems: problems.map(({ message }) => ({ text: shorten(message, 250) })),
  };
}

/** `evaluate 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const byReference =
  (
    words: string,
    make: (deps: TeamsDeps, turn: Turn, reference: Reference) => ReturnType<Command>,
  ): Command =>
  async (deps, turn) => {
    const { reference, howToAsk } = whichConsultation(deps, turn, { words, likely: isClosed });
    return reference ? make(deps, turn, reference) : { text: `${howToAsk} ${seeYours}` };
  };

const closedStatuses = new Set<string>(["Closed", "Reported", "Decided", "Feedback published"]);
const isClosed = ({ workflowStatus }: Consultation): boolean => closedStatuses.has(workflowStatus);
