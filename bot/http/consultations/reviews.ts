import type { Request, Response } from "express";
import { type Consultations, timingOf } from "../../consultations";
import type { Reviews } from "../../contract";
import { personOf } from "../sign-in";
import { presentRow } from "./present";

/** `GET /api/reviews`: what waits for this person's answer, or what they wait for themselves. */
export function getReviews(consultations: Consultations) {
  return async (request: Request, response: Response<Reviews>): Promise<void> => {
    const { rows, asOf, stale } = await consultations.seeReviews({ person: personOf(request) });
    response.json({
      asOf: asOf.toISOString(),
      stale,
      rows: rows.map(({ consultation, reviewers, whose, daysWaiting, missingSteps, clashes }) => ({
        ...presentRow({ consultation, timing: timingOf(consultation, consultations.today()) }),
        ...{ whose, daysWaiting, missingSteps, clashes },
        reviewers: reviewers.map(({ name }) => name),
      })),
    });
  };
}
