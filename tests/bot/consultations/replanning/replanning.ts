import type { Person } from "../../../../bot/common/person";
import type { Replanned, ReplanTyped, ReplanView, ReplanWhat, StepKind } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

/** A consultation on the register with its checklist: Consult, standard track, 1 September to 13 October 2027. */
export async function openReplanning(over: Parameters<typeof openPlanning>[0] = {}) {
  const planning = openPlanning(over);
  const { planId } = await planning.filled("dates");
  const { reference } = (await planning.confirmed(planId)).consultation;
  const { consultations, register } = planning;
  const call = (typed: ReplanTyped = {}, by: Person = people.alex) => ({ reference, by, typed });

  return {
    ...planning,
    reference,
    row: () => {
      const found = register.consultations.find(reference);
      if (!found) throw new Error("The consultation is gone");
      return found;
    },
    step: (stepId: string) => {
      const found = register.actions.of(reference).find((each) => each.stepId === stepId);
      if (!found) throw new Error(`Step ${stepId} is not on the checklist`);
      return found;
    },
    preview: (what: ReplanWhat, typed: ReplanTyped = {}, by?: Person) =>
      consultations.previewChange(what, call(typed, by)),
    keep: (what: ReplanWhat, typed: ReplanTyped, seen: string, by?: Person) =>
      consultations.keepChange(what, { ...call(typed, by), seen }),
    /** Shown and kept at once, as a person does who agrees. */
    async change(what: ReplanWhat, typed: ReplanTyped = {}, by?: Person) {
      const { seen, problems } = await consultations.previewChange(what, call(typed, by));
      const outcome = await consultations.keepChange(what, { ...call(typed, by), seen });
      if (!("kept" in outcome)) throw new Error(`Not kept: ${JSON.stringify(problems)} ${outcome.view.note}`);
      return outcome.kept;
    },
  };
}

export function shown(view: ReplanView): Replanned {
  if (!view.preview) throw new Error(`Nothing is shown: ${JSON.stringify(view.problems)}`);
  return view.preview;
}

export const stepIds = ({ steps }: Replanned, kind: StepKind): string[] =>
  steps.filter((step) => step.kind === kind).map(({ stepId }) => stepId);

export const threeDates = (startDate: string, endDate: string, decisionDate: string): ReplanTyped => ({
  startDate,
  endDate,
  decisionDate,
});
