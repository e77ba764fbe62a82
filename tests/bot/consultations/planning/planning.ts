import { day } from "../../../../bot/common/days";
import { asPlanId, type PlanId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import { englandWorkingDays } from "../../../../bot/common/working-days";
import {
  type Consultation,
  type ConsultationsDeps,
  createConsultations,
  createCouncilDates,
  type OverlapAnswer,
  type OverlapNews,
  type PlanningSettings,
  type PlanStage,
  type PlanView,
  type RefusedDatesNews,
  type ReplanNews,
  type Review,
  type StatusNews,
  type StepsBehind,
  type ToolkitRules,
  type Typed,
  waitsFor,
} from "../../../../bot/consultations";
import {
  type Circumstance,
  cannotSkip,
  checkMethods,
  decideLevel,
  describeLevel,
  methodsFor,
  overrideLevel,
  planSteps,
} from "../../../../bot/toolkit";
import { fixedClock, people } from "../../../support/build";
import { memoryUpkeep } from "../../../support/memory-dates";
import { memoryDocumentLibrary } from "../../../support/memory-document-library";
import { memoryImports } from "../../../support/memory-imports";
import {
  memoryDirectory,
  memoryKnownBases,
  memoryKnownStatuses,
  memoryPairMarks,
  memoryPlans,
  memoryRegister,
  memorySubmissions,
  memoryToldMarks,
} from "../../../support/memory-stores";

export const workingDays = englandWorkingDays();

export const settings: PlanningSettings = {
  services: ["Libraries", "Roads, North", "Parks, North"],
  areas: ["Abbey", "Castle", "St Peter's, East"],
  wholeArea: "Whole area",
  audiences: ["Residents", "Businesses", "Children, young people and families"],
  decisionMakers: ["Cabinet"],
  periodWeeks: { light: 2, standard: 6, full: 8 },
  decisionGap: { light: 15, standard: 30, full: 45 },
  extensions: { bankHolidayDays: 1, schoolHolidayDays: 5, schoolHolidayWeeks: 1, quietSeasonWeeks: 2 },
  feedbackWeeks: 12,
};

/** A council whose list has no dates. */
export const councilDates = createCouncilDates({
  ...{ dates: () => [], settings: () => settings, workingDays },
});

const asCircumstances = (words: ReadonlySet<string>) => words as ReadonlySet<Circumstance>;

/** The toolkit's own rules, joined as bot/app.ts joins them. */
export const toolkit: ToolkitRules = {
  decideLevel,
  describeLevel,
  cannotSkip: (about) => cannotSkip({ ...about, circumstances: asCircumstances(about.circumstances) }),
  planSteps: (about) =>
    planSteps({ ...about, circumstances: asCircumstances(about.circumstances), workingDays }),
  version: () => "1",
  changesSince: () => ({ words: [], touchesSteps: false }),
  overrideLevel,
};

/** Card 1 of a plan that holds together: decided on 24 November 2027. */
export const card1: Typed = {
  title: "Library opening hours",
  overview: "Whether the library opens later in the morning and later at night.",
  decisionDate: "2027-11-24",
  decisionMaker: "Cabinet",
  service: "Libraries",
  areas: "Abbey,Castle",
  audiences: "Residents",
};

/** Card 2: Consult, on the standard track. */
export const card2: Typed = {
  open: "some",
  duty: "no",
  impact: "2",
  protected: "no",
  share: "hear",
  canDelegate: "no",
  freshEvidence: "no",
  circumstances: "affectsResidents,survey,online,personalData",
};

/** Card 3 as it is proposed for the two above on 1 June 2027. */
export const card3: Typed = { startDate: "2027-09-01", endDate: "2027-10-13" };

/** Nothing is open and yet there is a duty. */
export const stopped: Typed = { ...card2, open: "none", duty: "yes" };

const order: readonly PlanStage[] = ["describe", "level", "dates", "confirm"];

/** The room with everything it needs in memory, on 1 June 2027 unless told. */
export function openPlanning(over: Partial<ConsultationsDeps> & { at?: string } = {}) {
  const { at, ...given } = over;
  const clock = fixedClock(at);
  const register = memoryRegister({ clock });
  const plans = memoryPlans();
  const told: {
    to: string;
    about: "status" | "own approval" | "past gate" | "rule broken";
    news: StatusNews;
    gates?: string[];
  }[] = [];
  const reviews: { to: string; review?: Review; nobody?: Consultation }[] = [];
  const behind: { to: string; news: StepsBehind }[] = [];
  const replanned: { to: string; news: ReplanNews }[] = [];
  const saved: Consultation[] = [];
  const overlaps: { to: string; news: OverlapNews }[] = [];
  const answers: { to: string; news: OverlapAnswer }[] = [];
  const refused: { to: string; news: RefusedDatesNews }[] = [];
  let last = 0;
  const deps: ConsultationsDeps = {
    clock,
    plans,
    register: register.consultations,
    record: register.planRecord,
    knownStatuses: memoryKnownStatuses(),
    toolkit,
    workingDays,
    settings: () => settings,
    councilDates,
    feedbackWeeks: () => 12,
    fulfilStep: async () => undefined,
    newId: () => `plan-${++last}`,
    directory: memoryDirectory(Object.values(people)),
    history: { append: async (line) => void register.history.push(line) },
    notices: {
      statusChanged: async (to, news) => void told.push({ to: to.name, about: "status", news }),
      approvedOwn: async (to, news) => {
        for (const { name } of to) told.push({ to: name, about: "own approval", news });
      },
      pastGate: async (to, news, gates) => {
        for (const { name } of to)
          told.push({ to: name, about: "past gate", news, gates: gates.map(waitsFor) });
      },
      ruleBroken: async (to, news) => {
        for (const { name } of to) told.push({ to: name, about: "rule broken", news });
      },
    },
    gateSteps: () => [],
    recordApproval: async () => undefined,
    imports: memoryImports(),
    recordImport: register.recordImport,
    breathe: async () => undefined,
    methodRules: { methodsFor, checkMethods },
    documentLibrary: memoryDocumentLibrary(),
    publishedRows: () => [],
    clashCheck: () => ({ findings: [], alternatives: [] }),
    saved: (consultation) => void saved.push(consultation),
    pairMarks: memoryPairMarks(),
    overlapNotices: { overlap: async (to, news) => void overlaps.push({ to: to.name, news }) },
    overlapAnswered: async (to, news) => void answers.push({ to: to.name, news }),
    toldRefusedDates: memoryToldMarks(),
    refusedDatesNotices: {
      refusedDates: async (to, news) => void refused.push(...to.map(({ name }) => ({ to: name, news }))),
    },
    review: {
      reviewerLines: () => [],
      pastOf: async (of) => register.history.filter((line) => line.reference === of),
      submissions: memorySubmissions(),
      notices: {
        toReview: async (to, review) => void reviews.push({ to: to.name, review }),
        nobodyToReview: async (to, consultation) => void reviews.push({ to: to.name, nobody: consultation }),
      },
      look: () => undefined,
    },
    writer: register.consultationWriter,
    checklist: register.actions,
    replanRecord: register.replanRecord,
    countedBases: memoryKnownBases(),
    replanNotices: { replanned: async (to, news) => void replanned.push({ to: to.name, news }) },
    toldStepsBehind: memoryToldMarks(),
    stepsBehindNotices: { stepsBehind: async (to, news) => void behind.push({ to: to.name, news }) },
    upkeep: memoryUpkeep(),
    ...given,
  };
  const consultations = createConsultations(deps);

  async function start(by: Person = people.alex): Promise<PlanId> {
    const started = await consultations.startPlan({ by, anew: true });
    if (!("view" in started)) throw new Error("An unfinished plan came back");
    return started.view.plan.id;
  }

  /** A plan filled in up to and including one card, and what the person sees then. */
  async function filled(
    upTo: Exclude<PlanStage, "confirm">,
    cards: { describe?: Typed; level?: Typed; dates?: Typed; by?: Person } = {},
  ): Promise<{ planId: PlanId; view: PlanView }> {
    const by = cards.by ?? people.alex;
    const typed = {
      describe: { ...card1, ...cards.describe },
      level: { ...card2, ...cards.level },
      dates: { ...card3, ...cards.dates },
    };
    const planId = await start(by);
    let view: PlanView | undefined;
    for (const stage of ["describe", "level", "dates"] as const) {
      view = await consultations.fillCard({ planId, by, stage, typed: typed[stage] });
      if (stage === upTo || order.indexOf(view.stage) <= order.indexOf(stage)) break;
    }
    if (!view) throw new Error("No card was filled");
    return { planId, view };
  }

  const confirm = (planId: PlanId, by: Person = people.alex) => consultations.confirmPlan({ planId, by });

  async function confirmed(planId: PlanId, by: Person = people.alex) {
    const outcome = await confirm(planId, by);
    if (!("confirmed" in outcome)) throw new Error(`Not confirmed: back at ${outcome.view.stage}`);
    return outcome.confirmed;
  }

  return {
    deps,
    clock,
    register,
    plans,
    told,
    reviews,
    behind,
    replanned,
    saved,
    overlaps,
    answers,
    refused,
    consultations,
    start,
    filled,
    confirm,
    confirmed,
  };
}

export const problemsOf = (view: PlanView): Record<string, string> =>
  Object.fromEntries(view.problems.map(({ input, message }) => [input, message]));

export const aDay = day;
export const anotherPlan = asPlanId("plan-of-somebody-else");
