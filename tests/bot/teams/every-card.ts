import type { Action } from "../../../bot/actions";
import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asActionId, asPlanId, asStepId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import type { Consultation, PlanStage, PlanView, Typed } from "../../../bot/consultations";
import { inputsOf, planInputs } from "../../../bot/consultations";
import { approvedOwn, type Card, handedOver, pastGate, statusChanged } from "../../../bot/teams";
import { askForum } from "../../../bot/teams/actions/ask-forum";
import { complete } from "../../../bot/teams/actions/complete";
import { handOver } from "../../../bot/teams/actions/hand-over";
import {
  listMine as listMyActions,
  pressListMine as pressMyActions,
} from "../../../bot/teams/actions/list-mine";
import { openStep } from "../../../bot/teams/actions/open-step";
import { pressChecklist } from "../../../bot/teams/actions/see-checklist";
import { waive } from "../../../bot/teams/actions/waive";
import { changeStatus } from "../../../bot/teams/consultations/change-status";
import { chooseMethods, pressSeeMethods } from "../../../bot/teams/consultations/choose-methods";
import { confirmPlan } from "../../../bot/teams/consultations/confirm-plan";
import { discardPlan } from "../../../bot/teams/consultations/discard-plan";
import { listMine, pressListMine } from "../../../bot/teams/consultations/list-mine";
import { planCard } from "../../../bot/teams/consultations/plan-card";
import { pressForwardPlan, seeForwardPlan } from "../../../bot/teams/consultations/see-forward-plan";
import { startPlan } from "../../../bot/teams/consultations/start-plan";
import { pressTakeAway, takeAway } from "../../../bot/teams/consultations/take-away";
import { help, notUnderstood, welcomeCard } from "../../../bot/teams/help/help";
import { problem } from "../../../bot/teams/help/problem";
import { ask, pressAsk } from "../../../bot/teams/toolkit/ask";
import { compareMethods } from "../../../bot/teams/toolkit/compare-methods";
import { explainLevel } from "../../../bot/teams/toolkit/explain-level";
import { askForum as askForumOf } from "../../../bot/teams/toolkit/forum-draft";
import { openPassage } from "../../../bot/teams/toolkit/open-passage";
import { seeGroup } from "../../../bot/teams/toolkit/see-group";
import { seeMethod } from "../../../bot/teams/toolkit/see-method";
import type { Command, Turn } from "../../../bot/teams/turn";
import { personId } from "../../support/build";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  buildSettings,
  grady,
  type Product,
  reference,
  referenceNumber,
} from "../../support/teams";
import { everyActionCard } from "./every-action-card";
import { everyCalendarCard } from "./every-calendar-card";
import { everyClashCard } from "./every-clash-card";
import { everyClosingCard } from "./every-closing-card";
import { everyEditionCard } from "./every-edition-card";
import { everyForumCard } from "./every-forum-card";
import { everyMeetingCard } from "./every-meeting-card";
import { everyPanelCard } from "./every-panel-card";
import { everyPublishingCard } from "./every-publishing-card";
import { everyRecordCard } from "./every-record-card";
import { everyReplanCard } from "./every-replan-card";
import { everyReviewCard } from "./every-review-card";
import { everyUpkeepCard } from "./every-upkeep-card";

/** One person's words, wherever a person, a list or a council can put words. */
export type Words = string | null | undefined;

// The types promise texts; lists edited by hand and old queue messages do not.
const as = (words: Words) => words as string;

export const turnOf = (person = alex, text = ""): Turn => ({ person, text, where: "personal" });

const level: NonNullable<PlanView["level"]> = {
  level: "consult",
  label: "Consult",
  promise: "We will listen and tell you what changed.",
  track: "standard",
  reasons: ["Some of it is still open.", "A duty applies."],
  cannotSkip: ["Test the questions.", "Publish the findings."],
  weeks: 12,
};

const levelAnswers: NonNullable<PlanView["answers"]> = {
  ...{ open: "some", duty: "no", impact: 3, protected: true, share: "advise" },
  ...{ canDelegate: false, freshEvidence: false, weeks: 14 },
};

export function buildView(stage: PlanStage, words: Words, given: Partial<PlanView> = {}): PlanView {
  const typed: Typed = Object.fromEntries(planInputs.map((input) => [input, as(words)]));
  return {
    plan: {
      id: asPlanId("plan-1"),
      owner: alex.id,
      stage,
      typed,
      reference: undefined,
      confirmed: false,
      changedAt: new Date("2027-03-01T09:00:00Z"),
    },
    stage,
    problems: inputsOf[stage].map((input) => ({ input, message: `"${words}" is not right here.` })),
    description: {
      title: as(words),
      overview: as(words),
      decisionDate: day("2027-07-01"),
      decisionMaker: as(words),
      service: as(words),
      areas: [as(words), "Old Town"],
      audiences: [as(words)],
    },
    level,
    proposed: {
      startDate: day("2027-03-29"),
      endDate: day("2027-05-10"),
      because: ["Closing leaves 30 working days."],
    },
    dates: { startDate: day("2027-03-29"), endDate: day("2027-05-10") },
    warnings: ["It runs for 2 weeks. The standard track asks for 6 weeks (a setting of this council)."],
    steps: [],
    ...given,
  };
}

/** A checklist of 65 steps and a thousand things owed besides, in these words. */
function fullProduct(words: Words): Product {
  const named = { id: alex.id, name: as(words) };
  const rows: Consultation[] = Array.from({ length: 30 }, (_, at) =>
    buildConsultation({
      reference: referenceNumber(at + 42),
      title: as(words),
      service: as(words),
      leadOfficer: named,
      decisionMaker: as(words),
      areas: [as(words)],
      listUrl: `https://example.sharepoint.com/${words}`,
      ...(at < 20 && {
        methods: ["Focus group", words ?? ""],
        methodRatings: [{ method: "Focus group", rating: 5 }],
      }),
      startDate: at % 3 === 0 ? undefined : day("2027-03-29"),
      endDate: at % 2 === 0 ? undefined : day("2027-05-10"),
    }),
  );
  const steps: Action[] = Array.from({ length: 65 }, (_, at) =>
    buildAction({
      id: asActionId(String(at + 1)),
      stepId: asStepId(at % 4 === 3 ? as(words) : `${Math.floor(at / 10)}.${(at % 10) + 1}`),
      title: words ?? "", // the rules sort by it
      phase: at % 2 === 0 ? as(words) : `${words}${at}`,
      owner: named,
      status: at % 5 === 4 ? "Done" : at % 11 === 10 ? "Waived" : "Open",
      waivedReason: words ?? "", // the rules read how it begins
      gate: at % 2 === 0 ? "G1" : undefined,
      evidence: as(words),
      doneBy: at % 5 === 4 ? named : undefined,
      doneOn: at % 5 === 4 ? day("2027-02-26") : undefined,
      dueDate: at % 7 === 6 ? undefined : day("2027-02-15"),
    }),
  );
  const others: Action[] = Array.from({ length: 935 }, (_, at) =>
    buildAction({
      id: asActionId(String(at + 100)),
      source: "Delivery plan",
      title: words ?? "",
      stepId: undefined,
      reference: at % 2 === 0 ? undefined : referenceNumber(43),
      owner: named,
      dueDate: day("2027-02-14"),
    }),
  );
  return buildProduct({
    consultations: [...rows, buildConsultation({ reference: referenceNumber(99), title: as(words) })],
    actions: [...steps, ...others],
    settings: { councilName: as(words), forumChannel: as(words) },
    people: [alex, adele, grady, megan, ...sams(words)],
  });
}

const megan: Person = { ...adele, id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
/** Fifteen people of one name, so that somebody must say which. */
const sams = (words: Words): Person[] =>
  Array.from({ length: 15 }, (_, at) => ({
    ...{ id: personId(200 + at), name: `Sam ${words}`, email: as(words), roles: ["officer"] },
  }));

/** Every kind of card there is, filled with these words. The name begins with its template's. */
export async function everyCard(words: Words): Promise<Record<string, Card>> {
  const product = fullProduct(words);
  const stale = fullProduct(words);
  stale.register.setStale(new Date("2027-03-01T08:30:00Z"));
  const empty = buildProduct();
  const typedWords = as(words) ?? "";
  const topics = [
    {
      id: "7",
      title: `Parks ${words}`,
      body: typedWords,
      answer: typedWords,
      tags: [],
      url: `https://x.example/${words}`,
    },
  ];
  const withTopics = buildProduct({
    ...{ topics, settings: { forumChannel: as(words) } },
    consultations: [buildConsultation({ overview: typedWords })],
  });
  /** The toolkit as an edited list could have it, and a register row typed by hand. */
  const listed = buildProduct({
    consultations: [
      buildConsultation({
        ...{ title: `Library hours ${words}`, service: as(words), listUrl: as(words) },
        leadOfficer: { id: alex.id, name: as(words) },
      }),
    ],
  });
  const submitted = fullProduct(words);
  for (const row of submitted.register.consultations.all())
    submitted.register.put({
      ...row,
      workflowStatus: "Submitted",
      leadOfficer: { id: grady.id, name: as(words) },
    });
  const settings = buildSettings({ services: [as(words), "Parks"], areas: [as(words)] });
  const { consultations } = product;
  const owned = buildView("confirm", words).plan;
  const withPlan = (over: Partial<Product["consultations"]>): Product => ({
    ...product,
    consultations: { ...consultations, ...over },
  });
  const plan = { planId: "plan-1" };
  const said = async (command: Command, deps: Product, text = "") => {
    const reply = await command(deps, turnOf(alex, text));
    if ("text" in reply) throw new Error(reply.text);
    return reply.card;
  };
  const news = {
    consultation: buildConsultation({ title: as(words) }),
    from: "Submitted",
    to: "Approved",
    by: { id: grady.id, name: as(words) },
  } as const;

  return {
    "help/help-card": await said(help, product),
    "help/help-card, welcoming": welcomeCard({ councilName: as(words), where: "personal" }),
    "help/help-card, welcoming a team": welcomeCard({ councilName: as(words), where: "channel" }),
    "help/help-card, not understood": await said(notUnderstood, product, as(words)),
    "help/problem-card": problem({ message: `No "${words}"` }),
    "help/problem-card, with a number": problem({ message: "Something went wrong.", errorId: "f4a9c1" }),
    "help/problem-card, to try again": problem({
      message: `No "${words}"`,
      again: { verb: "consultations.fillCard", data: { planId: "plan-1", title: words } },
    }),
    "help/problem-card, with strange data": problem({
      message: "No",
      again: { verb: "consultations.fillCard", data: words },
    }),
    "consultations/describe-card": planCard(buildView("describe", words), settings),
    "consultations/describe-card, new": planCard(
      buildView("describe", words, { plan: { ...owned, typed: {} }, problems: [] }),
      settings,
    ),
    "consultations/level-card": planCard(buildView("level", words), settings),
    "consultations/level-card, stopped": planCard(
      buildView("level", words, { level: { ...level, level: "stop", label: "Stop: ask first" } }),
      settings,
    ),
    "consultations/dates-card": planCard(buildView("dates", words), settings),
    "consultations/dates-card, nothing to warn of": planCard(
      buildView("dates", words, { warnings: [], problems: [], plan: { ...owned, typed: {} } }),
      settings,
    ),
    "consultations/confirm-card": planCard(buildView("confirm", words), settings),
    "consultations/confirm-card, with parts missing": planCard(
      buildView("confirm", words, {
        description: undefined,
        level: undefined,
        dates: undefined,
        warnings: [],
      }),
      settings,
    ),
    "consultations/confirm-card, list out of reach": await confirmPlan(
      withPlan({
        confirmPlan: async () => {
          throw new Failure("unavailable", `SharePoint does not answer: ${words}`);
        },
        resumePlan: async () => buildView("confirm", words),
      }),
      turnOf(),
      plan,
    ),
    "consultations/confirmed-card": await confirmPlan(
      withPlan({
        confirmPlan: async () => ({
          confirmed: {
            consultation: buildConsultation({ title: as(words) }),
            dueFirst: [1, 2, 3].map((at) => ({
              stepId: asStepId(`1.${at}`),
              title: as(words),
              phase: as(words),
              gate: undefined,
              owner: { id: alex.id, name: as(words) },
              dueDate: at === 3 ? undefined : day("2027-03-10"),
              done: undefined,
            })),
          },
        }),
      }),
      turnOf(),
      plan,
    ),
    "consultations/confirmed-card, with parts missing": await confirmPlan(
      withPlan({
        confirmPlan: async () => ({
          confirmed: {
            consultation: buildConsultation({
              title: as(words),
              engagementLevel: undefined,
              track: undefined,
              startDate: undefined,
              endDate: undefined,
              decisionDate: undefined,
              listUrl: as(words),
            }),
            dueFirst: [],
          },
        }),
      }),
      turnOf(),
      plan,
    ),
    "consultations/choose-methods-card": await pressSeeMethods(product, turnOf(), {
      reference: "2027-00042",
    }),
    "consultations/choose-methods-card, of somebody else": await pressSeeMethods(product, turnOf(grady), {
      reference: "2027-00042",
    }),
    "consultations/choose-methods-card, saved": await chooseMethods(product, turnOf(), {
      reference: "2027-00043",
      methods: "Focus group",
    }),
    "consultations/choose-methods-card, refused": await chooseMethods(product, turnOf(grady), {
      reference: "2027-00042",
      methods: words,
    }),
    "toolkit/method-card": await seeMethod(product, turnOf(), { id: "focus-group", from: "" }),
    "toolkit/method-card, from a group": await seeMethod(product, turnOf(), {
      id: "community-led",
      from: "group:young-people",
    }),
    "toolkit/method-card, tried by nobody": await seeMethod(empty, turnOf(), {
      id: "workshop",
      from: "compare:workshop,drop-in",
    }),
    "toolkit/group-card": await seeGroup(product, turnOf(), { id: "young-people" }),
    "toolkit/group-card, no method": await seeGroup(product, turnOf(), { id: "women" }),
    "toolkit/compare-card": await compareMethods(product, turnOf(), { ids: "focus-group,workshop" }),
    "toolkit/explain-level-card": await explainLevel(
      withPlan({ checkDates: async () => buildView("dates", words, { answers: levelAnswers }) }),
      turnOf(),
      { planId: "plan-1", stage: "dates" },
    ),
    "toolkit/explain-level-card, stopped": await explainLevel(
      withPlan({
        checkDates: async () =>
          buildView("dates", words, { answers: { ...levelAnswers, open: "none", duty: "yes" } }),
      }),
      turnOf(),
      { planId: "plan-1" },
    ),
    "consultations/discarded-card": await discardPlan(
      withPlan({ discardPlan: async () => ({ ...owned, typed: { title: as(words) } }) }),
      turnOf(),
      plan,
    ),
    "consultations/unfinished-plans-card": await said(
      startPlan,
      withPlan({
        startPlan: async () => ({
          unfinished: Array.from({ length: 9 }, () => ({ ...owned, typed: { title: as(words) } })),
        }),
      }),
    ),
    "consultations/consultations-list-card, mine": await said(listMine, product),
    "consultations/consultations-list-card, mine, last page": await pressListMine(product, turnOf(), {
      page: 99,
    }),
    "consultations/consultations-list-card, none": await said(listMine, empty),
    "consultations/consultations-list-card, forward plan": await said(seeForwardPlan, product),
    "consultations/consultations-list-card, page 2": await pressForwardPlan(product, turnOf(), { page: 2 }),
    "consultations/consultations-list-card, out of date": await said(seeForwardPlan, stale),
    ...(await everyActionCard(words)),
    ...(await everyCalendarCard(words)),
    ...(await everyMeetingCard(words)),
    ...(await everyPanelCard(words)),
    ...(await everyForumCard(words)),
    ...(await everyUpkeepCard(words)),
    ...(await everyReplanCard(words)),
    ...(await everyClashCard(words, (given) => buildView(given.stage ?? "dates", words, given))),
    ...(await everyReviewCard(words)),
    ...(await everyEditionCard(words)),
    ...(await everyClosingCard(words)),
    ...(await everyRecordCard(words)),
    ...(await everyPublishingCard(words)),
    "consultations/take-away-card": await said(takeAway, product, "download 2027-00042"),
    "consultations/take-away-card, for a councillor": await pressTakeAway(
      product,
      turnOf({ ...alex, roles: ["member"] }),
      { reference: "2027-00042" },
    ),
    "consultations/status-changed-card": statusChanged(news),
    "consultations/status-changed-card, by nobody known": statusChanged({
      ...news,
      consultation: buildConsultation({ title: as(words), listUrl: as(words) }),
      from: undefined,
      by: undefined,
    }),
    "consultations/status-changed-card, own approval": approvedOwn(news),
    "actions/my-actions-card": await said(listMyActions, product),
    "actions/my-actions-card, page 2": await pressMyActions(product, turnOf(), { page: 2 }),
    "actions/my-actions-card, out of date": await said(listMyActions, stale),
    "actions/my-actions-card, none": await said(listMyActions, empty),
    "actions/checklist-card": await pressChecklist(product, turnOf(), { reference: "2027-00042" }),
    "actions/checklist-card, page 3": await pressChecklist(product, turnOf(), {
      reference: "2027-00042",
      page: 3,
    }),
    "actions/checklist-card, last page": await pressChecklist(product, turnOf(), {
      reference: "2027-00042",
      page: 99,
    }),
    "actions/checklist-card, no steps": await pressChecklist(product, turnOf(), { reference: "2027-00099" }),
    "actions/step-card": await openStep(product, turnOf(), { id: "2", page: 1, from: "mine" }),
    "actions/step-card, done": await openStep(product, turnOf(), { id: "5", page: 1, from: "checklist" }),
    "actions/step-card, of somebody else": await openStep(product, turnOf(grady), { id: "4" }),
    "actions/step-card, refused": await complete(product, turnOf(grady), { id: "2", evidence: words }),
    "actions/step-card, with a problem": await complete(product, turnOf(adele), { id: "3", evidence: "x" }),
    "actions/step-card, too long to keep": await complete(product, turnOf(adele), {
      id: "3",
      evidence: as(words)?.repeat(3),
    }),
    "actions/step-card, of a gate, waived": await openStep(product, turnOf(megan), { id: "11" }),
    "actions/step-card, not waived": await waive(product, turnOf(), {
      ...{ id: "23", reason: "", evidence: words },
    }),
    "actions/step-card, waiver too long": await waive(product, turnOf(), {
      ...{ id: "23", reason: `${"w".repeat(1_100)}${words}`, evidence: words },
    }),
    "actions/step-card, handed to nobody": await handOver(product, turnOf(), { id: "23", toWhom: words }),
    "actions/step-card, handed to one of many": await handOver(product, turnOf(), {
      ...{ id: "23", toWhom: "sam", evidence: words, reason: words },
    }),
    "toolkit/ask-card": await said(ask, withTopics, `parks survey length ${words}`),
    "toolkit/ask-card, in a list's words": await pressAsk(listed, turnOf(), { question: "library hours" }),
    "toolkit/ask-card, nothing found": await pressAsk(empty, turnOf(), { question: words }),
    "toolkit/passage-card": await openPassage(product, turnOf(), { id: "duty:best-value", question: words }),
    "toolkit/passage-card, a step": await openPassage(product, turnOf(), { id: "step:1.5", question: words }),
    "toolkit/forum-draft-card": await askForumOf(product, turnOf(), { question: words }),
    "actions/ask-forum-card": await askForum(product, turnOf(), { id: "2", evidence: words }),
    "actions/handed-over-card": handedOver({
      action: buildAction({ title: as(words), listUrl: as(words), stepId: as(words) as never }),
      ...{ by: { name: as(words) }, title: as(words), now: new Date("2027-03-01T09:00:00Z") },
    }),
    "actions/checklist-card, gate not met": await changeStatus(submitted, turnOf(megan), {
      ...{ reference: "2027-00042", to: "Approved" },
    }),
    "actions/checklist-card, not allowed": await changeStatus(submitted, turnOf(), {
      ...{ reference: "2027-00042", to: "Approved", statusNote: words },
    }),
    "actions/checklist-card, for whoever approves": await pressChecklist(submitted, turnOf(megan), {
      reference: "2027-00042",
    }),
    "consultations/change-status-card": await changeStatus(submitted, turnOf(megan), {
      ...{ reference: "2027-00042", to: "Stopped" },
    }),
    "consultations/change-status-card, no note": await changeStatus(submitted, turnOf(megan), {
      ...{ reference: "2027-00042", to: "Changes requested", confirmed: true, statusNote: "" },
    }),
    "consultations/change-status-card, with words": await changeStatus(submitted, turnOf(megan), {
      ...{ reference: "2027-00042", to: "Stopped", statusNote: words },
    }),
    "consultations/status-changed-card, in chat": statusChanged({ ...news, inChat: true, note: as(words) }),
    "consultations/status-changed-card, past a gate": pastGate(news, [
      { gate: "G1", missing: submitted.actions.gateSteps({ reference: reference("2027-00042") }) },
    ]),
    "actions/my-actions-card, one done": await complete(product, turnOf(), {
      id: "100",
      evidence: "Agreed at the team meeting.",
      from: "mine",
    }),
    "actions/checklist-card, one done": await complete(product, turnOf(), {
      id: "1",
      evidence: "Agreed at the team meeting.",
      from: "checklist",
    }),
  };
}

/** Words that break cards. The marker stands in each, to find where it came out. */
export const marker = "◊";
export const hostileWords: Record<string, Words> = {
  "nothing (null)": null,
  "nothing (missing)": undefined,
  "an empty text": "",
  "a template": `${marker}\${secret} \${$root.planId} \${string(1+1)}`,
  "a date function": `${marker}{{DATE(2017-02-14T06:08:39Z,LONG)}} {{TIME(2017-02-14T06:08:39Z)}}`,
  markdown: `${marker}**x** [a](http://evil.example) <at>x</at> # y`,
  "10,000 characters": `${marker}${"a ".repeat(5_000)}`,
  "10,000 emoji": `${marker}${"👩‍👩‍👧".repeat(2_000)}`,
  "5,000 faces": `${marker}${"😀".repeat(5_000)}`,
  "right to left": `${marker}\u202E${"שלום عليكم ".repeat(400)}`,
  "quotes and backslashes": `${marker}${`"\\'`.repeat(3_000)}`,
  "control characters": `${marker}${"\u0001\u001F\u0007".repeat(3_000)}`,
  "broken emoji": `${marker}${"\uD800".repeat(9_000)}`,
  "many lines": `${marker}${"x\n\n\r\n\t".repeat(2_000)}`,
};
