import type { Request, Response } from "express";
import type { ClashReport } from "../../clashes";
import type { Person } from "../../common/person";
import type { Clashes } from "../../contract";
import { personOf } from "../sign-in";

/** Checks dates that came from outside, for somebody: what they may not see is not named to them. */
export type CheckClashes = (body: unknown, by: Person) => ClashReport;

/** `POST /api/consultations/clashes`: nothing is kept. */
export function postClashes(check: CheckClashes) {
  return (request: Request, response: Response<Clashes>): void => {
    response.json(present(check(request.body, personOf(request))));
  };
}

const present = ({ findings, alternatives, note }: ClashReport): Clashes => ({
  findings: findings.map(({ kind, severity, from, to, what, why, advice, reference, refuses }) => ({
    ...{ kind, severity, from, to, what, why },
    ...(advice === undefined ? {} : { advice }),
    ...(reference === undefined ? {} : { reference }),
    ...(refuses === undefined ? {} : { refuses }),
  })),
  alternatives: alternatives.map(({ startDate, endDate, why }) => ({ startDate, endDate, why })),
  ...(note === undefined ? {} : { note }),
});
