import type { App } from "../../bot/app";
import { addDays, type Day, dayOf, weekday } from "../../bot/common/days";
import { managersAnswer, toPersonId } from "../../bot/common/ids";
import type { Person } from "../../bot/common/person";
import { loadSampleForum } from "./sample-forum";
import { sampleSettings } from "./sample-settings";
import type { SharePointByHand } from "./sharepoint-by-hand";

interface Sample {
  title: string;
  overview: string;
  /** Days before today on which it was planned. */
  plannedDaysAgo: number;
  /** Days from planning to the decision. */
  decisionInDays: number;
  decisionMaker: string;
  service: string;
  areas: string;
  audiences: string;
  level: Record<string, string>;
  /** Whoever leads it, by the ending of the object id. */
  lead: 20 | 25;
  status: string;
  /** How many of the steps due by today are still open, so that something is late. */
  late: number;
  /** What its officer wrote into the record since, by the list's own column names. */
  more?: Readonly<Record<string, string>>;
}

const small = {
  open: "some",
  duty: "no",
  impact: "1",
  protected: "no",
  share: "hear",
  canDelegate: "no",
  freshEvidence: "no",
};
const medium = { ...small, impact: "2", share: "advise", protected: "yes" };
const large = { ...medium, impact: "3", share: "hear", duty: "yes" };

const samples: readonly Sample[] = [
  {
    title: "Library opening hours",
    overview: "Whether two branch libraries should open later and close later. Which days change is open.",
    plannedDaysAgo: 150,
    decisionInDays: 130,
    decisionMaker: "Portfolio holder",
    service: "Culture and Leisure",
    areas: "Castle,Riverside",
    audiences: "Residents,Older people,Young people",
    level: small,
    lead: 25,
    status: "Decided",
    late: 3,
    more: {
      WhyConsulting: "Visits before ten have halved in five years, and students ask for evenings.",
      WhatCanChange: "Which days open late, and from when.",
      WhatCannotChange: "The number of hours each branch is open.",
      WhatHappensNext: "The portfolio holder decides, and we publish what we did with your answers.",
      PublicSummary: "We asked when two branch libraries should open and close.",
      ContactName: "Library service",
      ContactEmail: "libraries@northmere.example",
      Visibility: "Public",
    },
  },
  {
    title: "Council tax support scheme",
    overview:
      "Three options for the scheme from next April. The cost to the council and who pays more differ.",
    plannedDaysAgo: 140,
    decisionInDays: 224,
    decisionMaker: "Full council",
    service: "Revenues and Benefits",
    areas: "Whole borough",
    audiences: "Residents,Voluntary and community groups,Partner organisations",
    level: large,
    lead: 20,
    status: "Open",
    late: 2,
    more: {
      WhyConsulting: "The scheme costs more each year, and the council must set it anew for next April.",
      WhatCanChange: "Which of three options is chosen, and how hardship is handled.",
      WhatCannotChange: "Support for pensioners, which the government sets.",
      WhatHappensNext: "Full council decides in February. We then write to everybody affected.",
      PublicSummary:
        "Three options for council tax support from next April. Tell us how each would affect you.",
      ContactName: "Revenues and Benefits",
      ContactEmail: "benefits@northmere.example",
      ContactPhone: "01632 960 123",
      ParticipateUrl: "https://consult.northmere.example/council-tax-support",
      Visibility: "Public",
    },
  },
  {
    title: "Play area at Meadows Park",
    overview: "Which equipment replaces the old play area. The budget and the place are fixed.",
    plannedDaysAgo: 60,
    decisionInDays: 190,
    decisionMaker: "Officer under delegation",
    service: "Environment and Parks",
    areas: "Meadows",
    audiences: "Residents,Young people,Disabled people",
    level: medium,
    lead: 20,
    status: "Approved",
    late: 1,
  },
  {
    title: "Canal path lighting",
    overview: "Where new lights on the canal path should go, and how late they should be lit.",
    plannedDaysAgo: 20,
    decisionInDays: 120,
    decisionMaker: "Cabinet",
    service: "Highways and Transport",
    areas: "Canalside,Riverside",
    audiences: "Residents,Businesses",
    level: small,
    lead: 25,
    status: "Submitted",
    late: 1,
  },
  {
    title: "Selective licensing of rented homes",
    overview: "Whether private landlords in two wards should need a licence, and on what terms.",
    plannedDaysAgo: 10,
    decisionInDays: 330,
    decisionMaker: "Cabinet",
    service: "Housing",
    areas: "Abbey,Northgate",
    audiences: "Residents,Tenants,Businesses",
    level: large,
    lead: 25,
    status: "Idea",
    late: 0,
  },
];

const names = { 20: "Alex Wilber", 21: "Megan Bowen", 22: "Adele Vance", 25: "Grady Archie" } as const;

const personOf = (ending: keyof typeof names): Person => {
  const id = toPersonId(`00000000-0000-0000-0000-0000000000${ending}`);
  if (!id) throw new Error("A sample names nobody");
  return { id, name: names[ending], roles: [ending === 21 ? "manager" : "officer"] };
};

const notYetAgreed = new Set(["Idea", "Submitted", "Changes requested", "Stopped"]);

/**
 * Fills an empty register as people would have: settings typed into their list, plans confirmed through the
 * product's own rules on the day they were made, steps ticked, statuses set in the list.
 */
export async function loadSampleData({
  app,
  byHand,
  clock,
}: {
  app: App;
  byHand: SharePointByHand;
  clock: { now(): Date; set(now: Date | undefined): Promise<void> };
}): Promise<void> {
  await byHand.setSettings(sampleSettings);
  await app.load();
  const today = clock.now();
  try {
    for (const sample of samples) {
      const planned = addDays(dayOf(today), -sample.plannedDaysAgo);
      await clock.set(new Date(`${planned}T10:00:00Z`));
      await plan(app, sample, { planned, today: dayOf(today) });
    }
  } finally {
    await clock.set(undefined);
  }
  await byHand.setConsultations(
    Object.fromEntries(
      samples.map(({ title, status, more = {} }) => [title, { ...more, WorkflowStatus: status }]),
    ),
  );
  await loadSampleForum({ app, byHand, clock, personOf });
  await app.load();
}

/** Committees meet on weekdays. */
function tuesdayFrom(day: Day): Day {
  let found = day;
  while (weekday(found) !== 2) found = addDays(found, 1);
  return found;
}

async function plan(
  { consultations, actions }: App,
  sample: Sample,
  { planned, today }: { planned: Day; today: Day },
): Promise<void> {
  const by = personOf(sample.lead);
  const started = await consultations.startPlan({ by, anew: true });
  if (!("view" in started)) throw new Error("The sample could not start a plan");
  const planId = started.view.plan.id;
  const { title, overview, decisionMaker, service, areas, audiences } = sample;
  const decisionDate = tuesdayFrom(addDays(planned, sample.decisionInDays));
  const typed = { title, overview, decisionMaker, service, areas, audiences, decisionDate };
  await consultations.fillCard({ planId, by, stage: "describe", typed });
  const view = await consultations.fillCard({ planId, by, stage: "level", typed: sample.level });
  await consultations.fillCard({
    planId,
    by,
    stage: "dates",
    typed: { startDate: view.proposed?.startDate, endDate: view.proposed?.endDate },
  });
  const outcome = await consultations.confirmPlan({ planId, by });
  if (!("confirmed" in outcome))
    throw new Error(
      `The sample "${title}" does not fit the data kept here. For fresh data: npm start -- --reset`,
    );
  const { rows } = actions.seeChecklist({ reference: outcome.confirmed.consultation.reference });
  const dueByNow = rows
    .map((row) => row.action)
    .filter(({ status, dueDate }) => status === "Open" && dueDate !== undefined && dueDate <= today)
    // Nobody ticks the manager's answer: it is given by approving.
    .filter(({ stepId }) => stepId !== managersAnswer)
    .sort((a, b) => (a.dueDate ?? "").localeCompare(b.dueDate ?? ""));
  for (const { id } of dueByNow.slice(0, Math.max(0, dueByNow.length - sample.late)))
    await actions.complete({ id, evidence: "Sample: done and filed with the project papers.", by });
  // Its status is set in the list afterwards, long past the approval; a manager gave that, too.
  if (!notYetAgreed.has(sample.status))
    await actions.recordApproval({ reference: outcome.confirmed.consultation.reference, by: personOf(21) });
}
