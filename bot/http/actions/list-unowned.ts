import type { Request, Response } from "express";
import type { Unowned } from "../../contract";
import { personOf } from "../sign-in";
import { type ActionDeps, presentAction } from "./present-action";

/** `GET /api/actions/unowned`: the engagement lead's queue. */
export function getUnowned(deps: ActionDeps) {
  return (request: Request, response: Response<Unowned>): void => {
    const person = personOf(request);
    const { rows, asOf, stale } = deps.actions.listUnowned({ person });
    response.json({
      asOf: asOf.toISOString(),
      stale,
      rows: rows.map((row) => ({ ...presentAction(deps, person, row), needs: row.needs })),
    });
  };
}
