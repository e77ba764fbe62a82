import type { Request, Response } from "express";
import type { Consultations } from "../../consultations";
import type { ForwardPlan } from "../../contract";
import { presentRow } from "./present";

export function getForwardPlan(consultations: Consultations) {
  return (_request: Request, response: Response<ForwardPlan>): void => {
    const { rows, asOf, stale } = consultations.seeForwardPlan();
    response.json({ asOf: asOf.toISOString(), stale, rows: rows.map(presentRow) });
  };
}
