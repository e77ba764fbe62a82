import { z } from "zod";
import { Failure } from "../../common/failure";
import { toReference } from "../../common/ids";
import {
  FieldsMissing,
  GateNotMet,
  type StatusChanged,
  type WorkflowStatus,
  workflowStatuses,
} from "../../consultations";
import { checklist } from "../actions/see-checklist";
import { readView, type View } from "../actions/view";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Press, TeamsDeps, Turn } from "../turn";
import changeStatusJson from "./change-status-card.json";
import { missingCard } from "./missing-card";
import { sentForReview } from "./sent-for-review";

const changeStatusCard = cardFrom(changeStatusJson);
/** In bytes on the way to Teams; the list takes 2,000 characters. */
const longestShown = 12_000;
const cutTo = 1_000;

const dataSchema = z.looseObject({
  reference: z.string().transform(toReference),
  to: z.enum(workflowStatuses),
  confirmed: z.literal(true).optional().catch(undefined),
  statusNote: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

interface Asked {
  reference: NonNullable<ReturnType<typeof toReference>>;
  to: WorkflowStatus;
  view: View;
  note: string;
  problem?: string;
}

/** Moves a consultation on, or says on its checklist why not and what is missing. */
export const changeStatus: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data ?? {});
  const reference = read.success ? read.data.reference : undefined;
  if (!read.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  const { to, confirmed, statusNote: note = "" } = read.data;
  const asked: Asked = { reference, to, note, view: readView(data) };
  mustBeReadHere(deps, turn, asked);
  if (!confirmed && needsNote(deps, turn, asked)) return askNote(deps, asked);
  try {
    const outcome = await deps.consultations.changeStatus({ reference, to, note, by: turn.person });
    if (outcome.changed && to === "Submitted") return sentForReview(outcome);
    return checklist(deps, turn, {
      reference,
      view: { page: 0, gate: "" },
      note: noteOf(outcome, reference),
    });
  } catch (failure) {
    // Of a consultation that is gone there is no checklist to show.
    if (!(failure instanceof Failure) || !deps.consultations.find(reference)) throw failure;
    logFailure(deps.log, failure, { verb: "consultations.changeStatus" });
    return refused(deps, turn, asked, failure);
  }
};

/** Before anything is changed: the card that answers shows the record as it stands then. */
function mustBeReadHere({ consultations }: TeamsDeps, turn: Turn, { reference, to }: Asked): void {
  const [by, where] = [turn.person, readingPlace(turn)];
  const consultation = consultations.seeRecord({ reference, by, where });
  if (!consultations.canSeeRecord(by, { ...consultation, workflowStatus: to }, where))
    throw new Failure(
      "not_allowed",
      `Do this in our own chat, where only you read it. Type there: checklist ${reference}`,
    );
}

function refused(deps: TeamsDeps, turn: Turn, asked: Asked, failure: Failure): Card {
  const { reference, view, note } = asked;
  // Where it may still be made, what was typed comes back in its box.
  if (!(failure instanceof GateNotMet) && needsNote(deps, turn, asked))
    return askNote(deps, { ...asked, problem: failure.message });
  // What the record still lacks is asked for there and then, and nothing else is.
  const boxes =
    failure instanceof FieldsMissing && readingPlace(turn) === "own chat"
      ? missingCard(deps, { reference, statusNote: note }, failure)
      : undefined;
  if (boxes) return boxes;
  const message = failure instanceof GateNotMet ? `Not yet. ${failure.message}` : failure.message;
  const problem = withNote(message, note);
  const shown = failure instanceof GateNotMet ? { page: 0, gate: failure.gate } : view;
  return checklist(deps, turn, { reference, view: shown, problem });
}

const withNote = (message: string, note: string): string =>
  note.trim() ? `${message} You typed: ${shorten(note, 600)}` : message;

function needsNote({ consultations }: TeamsDeps, { person }: Turn, { reference, to }: Asked): boolean {
  const consultation = consultations.find(reference);
  return (
    consultation !== undefined &&
    consultations.movesFor({ person, consultation }).some((move) => move.to === to && move.needsNote)
  );
}

function noteOf({ changed, told, consultation }: StatusChanged, reference: string): string {
  const { workflowStatus } = consultation;
  if (!changed) return `${reference} is ${workflowStatus} already. Nothing was changed.`;
  if (!told) return `${reference} is now ${workflowStatus}.`;
  const name = shorten(told.name, 60) || "the lead officer";
  return told.reached
    ? `${reference} is now ${workflowStatus}. I am telling ${name}.`
    : `${reference} is now ${workflowStatus}. I could not tell ${name}: please do so yourself.`;
}

function askNote({ consultations }: TeamsDeps, { reference, to, view, note, problem }: Asked): Card {
  const cut = Buffer.byteLength(JSON.stringify(note), "utf8") > longestShown;
  const stopping = to === "Stopped";
  return changeStatusCard({
    ...{ reference, to, ...view },
    heading: stopping ? "Stop this consultation" : "Ask for changes",
    title: shorten(consultations.find(reference)?.title, 120),
    explanation: stopping
      ? "Work on it ends, and this cannot be undone here. The lead officer is told why."
      : "It goes back to the lead officer, who is told what must change.",
    label: stopping ? "Why is it stopped?" : "What must change?",
    confirm: stopping ? "Stop it now" : "Send it back",
    problem: shorten(problem, 400),
    statusNote: cut ? [...note].slice(0, cutTo).join("") : note,
    keptNote: cut ? `You typed ${[...note].length} characters. The first 1,000 are in the box.` : "",
  });
}
