import type { Request, Response } from "express";
import type { Actions } from "../../actions";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultations } from "../../consultations";
import type { MyWork } from "../../contract";
import { presentRow } from "../consultations/present";
import { personOf } from "../sign-in";

export function getMyWork({ consultations, actions }: { consultations: Consultations; actions: Actions }) {
  return (request: Request, response: Response<MyWork>): void => {
    const person = personOf(request);
    const led = consultations.listMine({ person });
    const owed = actions.listMine({ person });
    response.json({
      asOf: led.asOf.toISOString(),
      stale: led.stale || owed.stale,
      consultations: led.rows.map((row) => {
        const { done, total } = actions.seeChecklist({ reference: row.consultation.reference });
        return { ...presentRow(row), stepsDone: done, stepsTotal: total };
      }),
      actions: owed.rows.map(({ action, late }) => ({
        id: action.id,
        title: action.title,
        stepId: action.stepId,
        reference: action.reference,
        consultationTitle: titleOf(consultations, person, action.reference),
        dueDate: action.dueDate,
        late,
        status: action.status,
      })),
    });
  };
}

function titleOf(
  consultations: Consultations,
  person: Person,
  reference: Reference | undefined,
): string | undefined {
  const consultation = reference && consultations.find(reference);
  const visible = consultation && consultations.canSeeRecord(person, consultation, "own chat");
  return visible ? consultation.title : undefined;
}
