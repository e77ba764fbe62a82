import type { Action } from "../../bot/actions";
import type { Clock } from "../../bot/common/clock";
import { day } from "../../bot/common/days";
import {
  asActionId,
  asPlanId,
  asStepId,
  type PersonId,
  type Reference,
  toPersonId,
  toReference,
} from "../../bot/common/ids";
import type { Person, Role } from "../../bot/common/person";
import type { Consultation, Plan } from "../../bot/consultations";
import { noDetails } from "../../bot/consultations";

/** A clock that stands still until it is set. */
export interface FixedClock extends Clock {
  set(at: string): void;
}

export function fixedClock(at = "2027-06-01T09:00:00Z"): FixedClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next);
    },
  };
}

export function personId(last: number): PersonId {
  const id = toPersonId(`00000000-0000-0000-0000-${String(last).padStart(12, "0")}`);
  if (!id) throw new Error(`${last} makes no object id`);
  return id;
}

export function reference(text: string): Reference {
  const found = toReference(text);
  if (!found) throw new Error(`${text} is not a reference`);
  return found;
}

function person(last: number, name: string, roles: readonly Role[]): Person {
  const email = `${name.split(" ")[0]?.toLowerCase()}@contoso.example`;
  return { id: personId(last), name, email, roles };
}

/** The people of the local tenant, design §8. */
export const people = {
  alex: person(20, "Alex Wilber", ["officer"]),
  megan: person(21, "Megan Bowen", ["officer", "manager"]),
  adele: person(22, "Adele Vance", ["officer", "engagementLead"]),
  lee: person(23, "Lee Gu", ["member"]),
  diego: person(24, "Diego Siciliani", ["officer", "administrator"]),
  grady: person(25, "Grady Archie", ["officer"]),
};

export const named = ({ id, name }: Person): { id: PersonId; name: string } => ({ id, name });

/** What a record must have before it may be sent for review, beside what planning asks. */
export const askedToSubmit = {
  whyConsulting: "Fewer people come before ten.",
  whatCanChange: "The hours of each library.",
  whatCannotChange: "How many libraries there are.",
};

/** What it must have for every move after that, but for the day its feedback is promised by. */
export const askedLater = {
  ...{ contactName: "Libraries team", contactEmail: "libraries@contoso.example", eiaStatus: "Done" as const },
  ...{ responses: 240, findingsSummary: "Most want evenings.", outcomeSummary: "Open until eight." },
  ...{ decisionReasons: "Most asked for it.", feedbackPublished: day("2027-12-20"), evalScore: 5 },
  ...{ lessons: "Ask earlier.", privacyLink: "https://contoso.example/privacy" },
  groupsReached: [{ group: "Young people", reached: "yes" as const, count: 12, how: "Schools" }],
};

export function buildConsultation(over: Partial<Consultation> = {}): Consultation {
  const of = over.reference ?? reference("2027-00001");
  return {
    reference: of,
    title: "Library opening hours",
    overview: "Whether the library opens later in the morning and later at night.",
    service: "Libraries",
    leadOfficer: named(people.alex),
    decisionMaker: "Cabinet",
    decisionDate: day("2027-11-24"),
    areas: ["Whole area"],
    audiences: ["Residents"],
    engagementLevel: "consult",
    levelReason: "It changes things for a group, so the level is Consult or higher.",
    levelAnswers: "{}",
    track: "standard",
    startDate: day("2027-09-01"),
    endDate: day("2027-10-13"),
    dateCertainty: "Anticipated",
    ...noDetails,
    ...askedToSubmit,
    statutoryDuty: false,
    keyDecision: false,
    feedbackPromised: undefined,
    workflowStatus: "Idea",
    templateVersion: "1",
    externalId: `external-${of}`,
    listUrl: `https://contoso.example/lists/Consultations/${of}`,
    changedBy: { byApp: true, person: undefined },
    changedAt: new Date("2027-05-01T09:00:00Z"),
    ...over,
  };
}

let lastAction = 1_000;

/** An open checklist step of Alex's. Each has an id of its own. */
export function buildAction(over: Partial<Action> = {}): Action {
  const id = over.id ?? asActionId(String(++lastAction));
  return {
    id,
    title: "Say what will be decided",
    source: "Checklist",
    reference: reference("2027-00001"),
    stepId: asStepId("0.2"),
    phase: "Is it needed?",
    gate: undefined,
    owner: named(people.alex),
    dueDate: day("2027-06-15"),
    status: "Open",
    evidence: "",
    doneBy: undefined,
    doneOn: undefined,
    waivedReason: "",
    listUrl: `https://contoso.example/lists/Actions/${id}`,
    ...over,
  };
}

export function buildPlan(over: Partial<Plan> = {}): Plan {
  return {
    id: asPlanId("plan-1"),
    owner: people.alex.id,
    stage: "describe",
    typed: {},
    reference: undefined,
    confirmed: false,
    changedAt: new Date("2027-06-01T09:00:00Z"),
    ...over,
  };
}
