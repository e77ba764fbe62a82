import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import { type ClosingAsk, type ClosingDeps, findToClose } from "../closing/closing-deps";
import { typedReader } from "../closing/read-typed";
import type { Consultation } from "../consultation";
import type { ConsultationChange } from "../consultation-writer";
import { mustBeAbleToReplan } from "../permissions";
import { mustStillChange } from "../replanning/replan-view";
import { toldText } from "./field-text";
import { labelOf } from "./record-fields";

const inputs = ["tryingOut", "triedResult"] as const;
export type ExperimentInput = (typeof inputs)[number];

export interface NoteExperiment extends ClosingAsk {
  /** What is left out stays as it is; empty takes it away. */
  typed: Partial<Record<ExperimentInput, string | undefined>>;
  /** Marks of what they saw when they typed, else of the record now: what changed since is not written over unseen. */
  seen?: Partial<Record<ExperimentInput, string | undefined>>;
}

const longest = 2_000;
const shownOfOther = 300;

/** A mark of what a record says, however a client ends its lines. */
export const experimentMark = (text: string | undefined): string =>
  fingerprint([(text ?? "").replace(/\r\n?/g, "\n").trim()]);

/** The record, for somebody who may note what is tried. @throws Failure saying who may, or why no more. */
export const seeExperiment = (deps: Pick<ClosingDeps, "register">, ask: ClosingAsk): Consultation =>
  findToClose(deps, ask);

/** What is tried here for the first time, and what came of it. Saying the same twice is one change. */
export async function noteExperiment(
  deps: Pick<ClosingDeps, "register" | "writer" | "clock">,
  { typed, seen = {}, ...ask }: NoteExperiment,
): Promise<Consultation> {
  const { by } = ask;
  const consultation = findToClose(deps, ask);
  const at = deps.clock.now();
  const decide = (newest: Consultation): ConsultationChange => {
    mustBeAbleToReplan(by, newest);
    mustStillChange(newest);
    const read = typedReader();
    const said = (input: ExperimentInput): string => {
      const text = typed[input];
      if (text === undefined) return newest[input];
      const saw = seen[input] ?? experimentMark(consultation[input]);
      const now = experimentMark(newest[input]);
      if (saw !== now && experimentMark(text) !== now) read.wrong(input, changedWords(input, newest[input]));
      return read.words(input, text, { what: `“${labelOf(input)}”`, longest });
    };
    const fields = { tryingOut: said("tryingOut"), triedResult: said("triedResult") };
    if (fields.triedResult && !fields.tryingOut)
      read.wrong("tryingOut", "First say what you try. Then say what came of it.");
    if (!fields.triedResult && !fields.tryingOut && !newest.triedResult && !newest.tryingOut)
      read.wrong("tryingOut", "Say what you try for the first time. Then press Save.");
    read.mustBeRight();
    const lines = inputs
      .filter((input) => experimentMark(newest[input]) !== experimentMark(fields[input]))
      .map((input) => ({
        what: `${labelOf(input)} changed`,
        ...{ from: toldText(newest, input), to: toldText(fields, input) },
      }));
    return lines.length === 0
      ? { fields: {}, lines }
      : { fields: { ...fields, triedNoted: dayOf(at) }, lines };
  };
  const first = decide(consultation);
  if (first.lines.length === 0) return consultation;
  return deps.writer.change({
    ...first,
    ...{ consultation, by: { id: by.id, name: by.name }, at, again: decide },
  });
}

function changedWords(input: ExperimentInput, now: string): string {
  const what = `Somebody changed “${labelOf(input)}” meanwhile.`;
  const short = [...now].slice(0, shownOfOther).join("");
  return now.trim() === ""
    ? `${what} It is empty now. Save again to keep your words.`
    : `${what} It now says: “${short}”. Save again to put your words there.`;
}
