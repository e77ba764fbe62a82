import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import { toReference } from "../../common/ids";
import { type Consultations, workflowStatuses } from "../../consultations";
import { changeStatusAskSchema, type StatusChangedAnswer } from "../../contract";
import { personOf } from "../sign-in";

/** `POST /api/consultations/:reference/status`: the same verb, and the same rules, as the buttons in chat. */
export function postStatus(consultations: Consultations) {
  return async (request: Request, response: Response<StatusChangedAnswer>): Promise<void> => {
    const by = personOf(request);
    const reference = toReference(String(request.params["reference"]));
    if (!reference)
      throw new Failure("not_found", "There is no such consultation. A reference looks like 2027-00042.");
    const read = changeStatusAskSchema.safeParse(request.body);
    const to = read.success ? workflowStatuses.find((status) => status === read.data.to) : undefined;
    if (!read.success || !to)
      throw new Failure("invalid", `Say where it should go: one of ${workflowStatuses.join(", ")}.`);
    // Whoever may not see it is not told that it is there.
    consultations.seeRecord({ reference, by, where: "own chat" });
    const outcome = await consultations.changeStatus({ reference, to, note: read.data.note, by });
    const { consultation, changed, told, reviewers } = outcome;
    response.json({
      ...{ reference, changed, workflowStatus: consultation.workflowStatus },
      ...(told && { told }),
      ...(reviewers && { reviewers: reviewers.map(({ name }) => name) }),
      moves: consultations
        .movesFor({ person: by, consultation })
        .map(({ to: next, needsNote }) => ({ to: next, needsNote })),
    });
  };
}
