import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { Card } from "../cards/card";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Press, TeamsDeps, Turn } from "../turn";
import { type ReviewAsk, reviewCard } from "./review-card";

const dataSchema = z.looseObject({
  reference: z.string().transform(toReference).catch(undefined),
  to: z.enum(["Approved", "Changes requested", "Stopped", "Submitted"]).optional().catch(undefined),
  confirmed: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")])
    .optional()
    .catch(undefined),
  statusNote: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

const read = (data: unknown) => {
  const { reference, ...asked } = dataSchema.parse(data ?? {});
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: awaiting review");
  return { reference, ...asked };
};

async function card(deps: TeamsDeps, turn: Turn, reference: Reference, ask: ReviewAsk = {}): Promise<Card> {
  const where = readingPlace(turn);
  if (where !== "own chat")
    throw new Failure("not_allowed", "I show reviews only to you. In our own chat, type: awaiting review");
  return reviewCard(await deps.consultations.seeReview({ reference, by: turn.person, where }), turn, ask);
}

/** What a reviewer decides by, as it stands now. */
export const seeReview: Press = (deps, turn, data) => card(deps, turn, read(data).reference);

/** A reviewer's answer. Refused, the card comes back with what was typed. */
export const review: Press = async (deps, turn, data) => {
  const { reference, to, confirmed, statusNote: note = "" } = read(data);
  // Also where nothing is changed: nobody answers what they may not read.
  const now = await card(deps, turn, reference, { note });
  if (!to || to === "Submitted") return now;
  if (to === "Stopped" && !confirmed) return card(deps, turn, reference, { note, stopping: true });
  try {
    const { changed } = await deps.consultations.changeStatus({ reference, to, note, by: turn.person });
    return card(deps, turn, reference, changed ? {} : { problem: notSaid(to, note) });
  } catch (failure) {
    if (!(failure instanceof Failure) || !deps.consultations.find(reference)) throw failure;
    logFailure(deps.log, failure, { verb: "consultations.review" });
    const stopping = to === "Stopped" && failure.code === "invalid";
    return card(deps, turn, reference, { problem: refusal(deps, reference, failure, note), note, stopping });
  }
};

/** Where there is no box any more, what was typed is said, so that it can be copied. */
function refusal(
  { consultations }: TeamsDeps,
  reference: Reference,
  { message }: Failure,
  note: string,
): string {
  const waiting = consultations.find(reference)?.workflowStatus === "Submitted";
  return waiting || !note.trim() ? message : `${message} You typed: ${note.trim()}`;
}

const notSaid = (to: string, note: string): string =>
  note.trim() ? `It was ${to} already, so your note was not kept. You typed: ${note.trim()}` : "";
