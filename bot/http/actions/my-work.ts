import type { Request, Response } from "express";
import type { MyWork } from "../../contract";
import { presentRow } from "../consultations/present";
import { personOf } from "../sign-in";
import { type ActionDeps, presentAction } from "./present-action";

/** `GET /api/my-work` */
export function getMyWork(deps: ActionDeps) {
  const { consultations, actions } = deps;
  return (request: Request, response: Response<MyWork>): void => {
    const person = personOf(request);
    const led = consultations.listMine({ person });
    const mine = actions.listMine({ person });
    const asItems = (rows: typeof mine.rows) => rows.map((row) => presentAction(deps, person, row));
    response.json({
      asOf: led.asOf.toISOString(),
      stale: led.stale || mine.stale,
      consultations: led.rows.map((row) => {
        const { done, total } = actions.seeChecklist({ reference: row.consultation.reference });
        return { ...presentRow(row), stepsDone: done, stepsTotal: total };
      }),
      actions: asItems(mine.rows),
      offered: asItems(mine.offered),
      given: asItems(mine.given),
      canAdd: actions.canAdd(person),
      seesUnowned: actions.canListUnowned(person),
    });
  };
}
