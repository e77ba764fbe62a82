import type { Request, Response } from "express";
import type { Consultations } from "../../consultations";
import type { ForwardPlan } from "../../contract";
import { personOf } from "../sign-in";
import { presentRow } from "./present";

export function getForwardPlan(consultations: Consultations) {
  return (request: Request, response: Response<ForwardPlan>): void => {
    const person = personOf(request);
    const { rows, asOf, stale } = consultations.seeForwardPlan({ person, where: "own chat" });
    const lastChecked = consultations.planLastChecked();
    response.json({ asOf: asOf.toISOString(), stale, lastChecked, rows: rows.map(presentRow) });
  };
}
