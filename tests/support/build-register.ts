import { day } from "../../bot/common/days";
import { asStepId, type PersonId, type Reference, toPersonId, toReference } from "../../bot/common/ids";
import type { Named, NewConsultation, PlanRecord, StepToOwe } from "../../bot/consultations";
import { noDetails } from "../../bot/consultations";
import type { LocalPerson } from "../../infra/local/graph";

export function asNamed({ id, displayName }: Pick<LocalPerson, "id" | "displayName">): Named {
  return { id: asPersonIdOf(id), name: displayName };
}

export function asPersonIdOf(text: string): PersonId {
  const id = toPersonId(text);
  if (!id) throw new Error(`${text} is not a person's id`);
  return id;
}

export function reference(text: string): Reference {
  const found = toReference(text);
  if (!found) throw new Error(`${text} is not a reference`);
  return found;
}

export const alex: Named = {
  id: asPersonIdOf("00000000-0000-0000-0000-000000000020"),
  name: "Alex Wilber",
};
export const grady: Named = {
  id: asPersonIdOf("00000000-0000-0000-0000-000000000025"),
  name: "Grady Archie",
};

export function buildConsultation(given: Partial<NewConsultation> = {}): NewConsultation {
  return {
    reference: reference("2027-00042"),
    title: "Library opening hours",
    overview: "Which hours suit people best.\nThree branches.",
    service: "Libraries",
    leadOfficer: alex,
    decisionMaker: "Cabinet",
    decisionDate: day("2027-07-01"),
    areas: ["Riverside", "Old Town"],
    audiences: ["Residents"],
    engagementLevel: "consult",
    levelReason: "People can still change the hours.",
    levelAnswers: '{"open":"some"}',
    track: "standard",
    startDate: day("2027-03-01"),
    endDate: day("2027-04-12"),
    dateCertainty: "Anticipated",
    ...noDetails,
    statutoryDuty: false,
    keyDecision: true,
    feedbackPromised: undefined,
    workflowStatus: "Idea",
    templateVersion: "1",
    externalId: "plan-1",
    ...given,
  };
}

/** A checklist of so many steps, the first one done. */
export const buildSteps = (count: number, owner: Named = alex): StepToOwe[] =>
  Array.from({ length: count }, (_, index) => ({
    stepId: asStepId(`${Math.floor(index / 10)}.${(index % 10) + 1}`),
    title: `Step ${index + 1}`,
    phase: `Phase ${Math.floor(index / 10)}`,
    gate: index === 5 ? "Gate 1" : undefined,
    owner,
    dueDate: index % 7 === 6 ? undefined : day("2027-03-15"),
    done: index === 0 ? { evidence: "Logged.", by: owner, on: day("2027-01-04") } : undefined,
  }));

type Entry = Parameters<PlanRecord["write"]>[0];

export function buildEntry(
  given: { consultation?: Partial<NewConsultation>; steps?: number; by?: Named } = {},
): Entry {
  const by = given.by ?? alex;
  return {
    consultation: buildConsultation({ leadOfficer: by, ...given.consultation }),
    steps: buildSteps(given.steps ?? 3, by),
    by,
    at: new Date("2027-01-04T09:30:00Z"),
  };
}
