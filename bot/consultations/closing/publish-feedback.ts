import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import type { ConsultationChange } from "../consultation-writer";
import { type ChangeStatusDeps, changeStatus, movesFor } from "../reviewing/change-status";
import { type ClosingAsk, findToClose } from "./closing-deps";

const to = "Feedback published";

/** @throws Failure saying who may publish the feedback of this consultation, or what comes first. */
export function mayPublishFeedback(
  { register }: Pick<ChangeStatusDeps, "register">,
  ask: ClosingAsk,
): Consultation {
  const found = findToClose({ register }, ask);
  mustBePublishable(ask.by, found);
  return found;
}

/** @throws Failure as above, for a record that this person may change. */
export function mustBePublishable(by: Person, found: Consultation): void {
  const { workflowStatus, leadOfficer } = found;
  if (workflowStatus === to) return;
  if (workflowStatus !== "Decided")
    throw new Failure(
      "conflict",
      `It is now ${workflowStatus}. Feedback comes after the decision: on its checklist, move it on to Decided first.`,
    );
  if (!movesFor(by, found).some((move) => move.to === to))
    throw new Failure(
      "not_allowed",
      `Only ${leadOfficer?.name || "the lead officer"} or the engagement lead can publish it. Ask one of them.`,
    );
}

/** Sets the day the feedback was first published, and moves the status on. Twice is once. */
export async function publishFeedback(deps: ChangeStatusDeps, ask: ClosingAsk): Promise<Consultation> {
  const consultation = mayPublishFeedback(deps, ask);
  const { reference, by } = ask;
  const at = deps.clock.now();
  const decide = (newest: Consultation): ConsultationChange =>
    newest.feedbackPublished
      ? { fields: {}, lines: [] }
      : {
          fields: { feedbackPublished: dayOf(at) },
          lines: [{ what: "Feedback published", from: newest.feedbackPromised ?? "", to: dayOf(at) }],
        };
  const change = decide(consultation);
  if (change.lines.length > 0)
    await deps.writer.change({
      ...{ ...change, consultation, at, again: decide },
      by: { id: by.id, name: by.name },
    });
  return (await changeStatus(deps, { reference, to, note: "", by })).consultation;
}
