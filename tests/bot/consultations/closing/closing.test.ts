import { day } from "../../../../bot/common/days";
import { asStepId } from "../../../../bot/common/ids";
import type { Person } from "../../../../bot/common/person";
import {
  type Consultation,
  NotRead,
  readDocuments,
  readGroupsReached,
  writeDocuments,
  writeGroupsReached,
} from "../../../../bot/consultations";
import { personId } from "../../../support/build";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  referenceNumber,
} from "../../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const lee: Person = { id: personId(23), name: "Lee Gu", roles: ["member"] };

function closed(given: Partial<Consultation> = {}, steps = ["2.9", "9.1"]) {
  const consultation = buildConsultation({
    ...{ workflowStatus: "Closed", methods: ["Focus group", "Online survey"], ...given },
  });
  const product = buildProduct({
    now: "2027-05-20T09:00:00Z",
    consultations: [consultation],
    actions: steps.map((step, at) => buildAction({ id: `${at + 1}` as never, stepId: asStepId(step) })),
    people: [alex, adele, grady, megan, lee],
  });
  const { reference } = consultation;
  return {
    ...product,
    reference,
    row: () => product.consultations.find(reference) as Consultation,
    step: (stepId: string) => product.register.actions.of(reference).find((each) => each.stepId === stepId),
  };
}

const problemsOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
  } catch (failure) {
    if (failure instanceof NotRead) return failure.problems.map(({ message }) => message);
    throw failure;
  }
  throw new Error("Nothing was wrong");
};

describe("what one response cost", () => {
  const officer = (given: Partial<Consultation>) => closed({ costActual: 900, ...given });
  const seenBy = (of: ReturnType<typeof closed>, by: Person) =>
    of.consultations.seeClosing({ reference: of.reference, by, where: "own chat" }).costPerResponse;

  it("is told where the cost and the responses are known", () => {
    expect(seenBy(officer({ responses: 60 }), alex)).toBe(15);
    expect(seenBy(officer({ responses: 60 }), grady)).toBe(15);
    expect(seenBy(officer({ responses: undefined }), alex)).toBeUndefined();
    expect(seenBy(officer({ responses: 0 }), alex)).toBeUndefined();
    expect(seenBy(officer({ responses: 60, costActual: undefined }), alex)).toBeUndefined();
    // What it cost is for officers.
    expect(seenBy(officer({ responses: 60 }), lee)).toBeUndefined();
  });

  it("is told only to those who record it where it would give a small count away", () => {
    const group = { group: "Carers", reached: "yes" as const, how: "" };
    const groupsReached = [
      { ...group, count: 4 },
      { ...group, group: "Young people", count: 9 },
    ];
    for (const [given, cost] of [
      [{ responses: 4 }, 225],
      [{ responses: 13, groupsReached }, 69.23],
    ] as const) {
      expect(seenBy(officer(given), alex)).toBe(cost);
      expect(seenBy(officer(given), grady)).toBeUndefined();
    }
  });

  it("is told of a year over those whose exact total is shown, and of no others", () => {
    const of = (responses: number, costActual: number | undefined, at: number) =>
      buildConsultation({
        ...{ reference: referenceNumber(at), workflowStatus: "Complete", responses, costActual },
      });
    const { consultations } = buildProduct({
      now: "2027-05-20T09:00:00Z",
      consultations: [of(100, 500, 1), of(50, 400, 2), of(3, 1_000, 3), of(70, undefined, 4)],
    });
    expect(consultations.whoWeEngagedWith({ year: 2027 })).toMatchObject({
      ...{ costPerResponse: 6, costKnownFor: 2 },
    });
    expect(consultations.whoWeEngagedWith({ year: 2026 }).costPerResponse).toBeUndefined();
  });
});

describe("what was typed into the list by hand", () => {
  it("stays where the decision is recorded, beside its own link", async () => {
    const { consultations, reference, row, register } = closed();
    const supportingDocuments = readDocuments("Budget book, see Ann\nPlan | https://a.example/p");
    register.put({ ...row(), supportingDocuments });
    const written: Partial<Consultation>[] = [];
    const { change } = register.consultationWriter;
    register.consultationWriter.change = (request) => {
      written.push(request.fields);
      return change(request);
    };
    const decided = {
      outcomeSummary: "Yes.",
      decisionReasons: "Most asked for it.",
      outcomeDate: "2027-05-18",
    };
    await consultations.recordDecision({ reference, by: alex, typed: decided });
    expect(Object.keys(written[0] ?? {})).not.toContain("supportingDocuments");
    const decisionUrl = "https://a.example/decision";
    await consultations.recordDecision({ reference, by: alex, typed: { ...decided, decisionUrl } });
    expect(writeDocuments(row().supportingDocuments)).toBe(
      "Plan | https://a.example/p\nThe decision | https://a.example/decision\nBudget book, see Ann",
    );
  });

  it("stays where another group is recorded", async () => {
    const { consultations, reference, row, register } = closed();
    register.put({ ...row(), groupsReached: readGroupsReached("Carers | yes | about 12 | club") });
    const groups = [{ group: "Students", reached: "yes", count: "9" }];
    await consultations.recordParticipation({ reference, by: alex, typed: { groups } });
    expect(writeGroupsReached(row().groupsReached)).toBe(
      "Students | yes | 9\nCarers | yes | about 12 | club",
    );
  });
});

describe("participation", () => {
  const group = { group: "Young people", reached: "partly", count: "12", how: "Youth council" };

  it("is recorded with a line of history, and a group keeps its place when it is recorded again", async () => {
    const { consultations, reference, row, register } = closed();
    await consultations.recordParticipation({
      ...{ reference, by: alex, typed: { responses: "1,234", groups: [group] } },
    });
    await consultations.recordParticipation({
      reference,
      by: adele,
      typed: { groups: [{ ...group, group: "young PEOPLE", reached: "yes", count: "14" }] },
    });
    expect(row()).toMatchObject({
      responses: 1_234,
      groupsReached: [{ group: "Young people", reached: "yes", count: 14, how: "Youth council" }],
    });
    expect(register.history.map(({ what, who }) => [what, who?.name])).toEqual([
      ["Responses recorded", "Alex Wilber"],
      ["Groups reached recorded", "Alex Wilber"],
      ["Groups reached recorded", "Adele Vance"],
    ]);
  });

  it("is told in history by bands only, also where it changes within one", async () => {
    const { consultations, reference, row, register } = closed();
    const of = (count: string) => ({ reference, by: alex, typed: { groups: [{ ...group, count }] } });
    await consultations.recordParticipation(of("3"));
    await consultations.recordParticipation(of("4"));
    expect(row().groupsReached).toMatchObject([{ count: 4 }]);
    expect(register.history.map(({ to }) => to)).toEqual([
      "Young people, partly, fewer than 5",
      "Young people, partly, fewer than 5",
    ]);
  });

  it("never has an exact total in history, from which a small group could be taken", async () => {
    const { consultations, reference, register } = closed();
    const save = (typed: object) => consultations.recordParticipation({ reference, by: alex, typed });
    await save({ responses: "13" });
    await save({
      groups: [
        { ...group, count: "4" },
        { group: "Carers", reached: "yes", count: "9" },
      ],
    });
    const told = register.history.map(({ to }) => to);
    expect(told).toEqual(["10 to 24", "Young people, partly, fewer than 5; Carers, yes, 5 to 9"]);
  });

  it("leaves the counts of groups out of history where bands alone would tell", async () => {
    const { consultations, reference, register } = closed();
    const of = (name: string, count: string) => ({ group: name, reached: "yes", count });
    await consultations.recordParticipation({
      ...{ reference, by: alex },
      typed: {
        responses: "50",
        groups: [of("A", "4"), of("B", "9"), of("C", "9"), of("D", "4"), of("E", "24")],
      },
    });
    expect(register.history.map(({ to }) => to)).toEqual([
      "not shown",
      "A, yes; B, yes; C, yes; D, yes; E, yes",
    ]);
  });

  it.each(["-3", "1e9", "about 40", "12.5", "٣", "1,23", "99999999999", "0x10", "NaN", "Infinity"])(
    "takes no “%s” for a number, and writes nothing",
    async (responses) => {
      const { consultations, reference, row, register } = closed();
      const problems = await problemsOf(
        consultations.recordParticipation({ reference, by: alex, typed: { responses } }),
      );
      expect(problems).toHaveLength(1);
      expect(row().responses).toBeUndefined();
      expect(register.history).toEqual([]);
    },
  );

  it("says everything that is wrong at once", async () => {
    const { consultations, reference } = closed();
    const typed = {
      responses: "minus two",
      groups: [
        { group: "", reached: "yes", count: "4", how: "" },
        { group: "Carers", reached: "", count: "lots", how: "" },
        { group: "Older people", reached: "no", count: "5", how: "x".repeat(600) },
      ],
    };
    expect(await problemsOf(consultations.recordParticipation({ reference, by: alex, typed }))).toHaveLength(
      6,
    );
  });

  it("knows that a group cannot be larger than all", async () => {
    const { consultations, reference } = closed({ responses: 10 });
    const problems = await problemsOf(
      consultations.recordParticipation({ reference, by: alex, typed: { groups: [group] } }),
    );
    expect(problems).toEqual(["Young people: 12 took part, but there are 10 responses in all. Check both."]);
  });

  it("is for its lead, the engagement lead and managers, from the day it opens", async () => {
    const { consultations, reference } = closed();
    const typed = { responses: "40" };
    for (const by of [grady, lee])
      await expect(consultations.recordParticipation({ reference, by, typed })).rejects.toMatchObject({
        code: "not_allowed",
      });
    await consultations.recordParticipation({ reference, by: megan, typed });
    const early = closed({ workflowStatus: "Approved" });
    await expect(early.consultations.recordParticipation({ reference, by: alex, typed })).rejects.toThrow(
      "This can be recorded from the day it opens",
    );
  });

  it("leaves the record in bands only: in channels, and for those who do not write it", () => {
    const { consultations, reference } = closed({
      responses: 60,
      groupsReached: [{ group: "Carers", reached: "yes", count: 3, how: "Met Ann" }],
    });
    const seen = (by: Person, where: "own chat" | "channel") =>
      consultations.seeClosing({ reference, by, where }).participation;
    expect(seen(alex, "own chat")).toMatchObject({ exact: true, groups: [{ count: "3", how: "Met Ann" }] });
    for (const told of [seen(alex, "channel"), seen(grady, "own chat"), seen(lee, "own chat")])
      expect(told).toEqual({
        ...{ exact: false, responses: "60" },
        groups: [{ group: "Carers", reached: "yes", count: "fewer than 5", how: "" }],
      });
  });
});

describe("evaluation", () => {
  const typed = {
    ...{ evalScore: "5", costActual: "£1,234.50", staffDaysActual: "7.5", socialValue: "200" },
    ratings: [{ method: "focus group", rating: "6" }],
    ...{ worked: "Pop-ups", didNot: "Posters", nextTime: "Start sooner", repeat: "Tea", change: "Venue" },
  };

  it("is kept in the columns of the record, and ticks its step", async () => {
    const { consultations, reference, row, step } = closed({ lessons: "Typed by hand." });
    await consultations.evaluate({ reference, by: alex, typed });
    expect(row()).toMatchObject({
      ...{ evalScore: 5, costActual: 1_234.5, staffDaysActual: 7.5, socialValue: 200 },
      methodRatings: [{ method: "Focus group", rating: 6 }],
      lessons:
        "Typed by hand.\nWhat worked: Pop-ups\nWhat did not: Posters\nNext time: Start sooner\nOne thing to repeat: Tea\nOne thing to change: Venue",
    });
    expect(step("9.1")).toMatchObject({ status: "Done", doneBy: { name: "Alex Wilber" } });
  });

  it("twice is once", async () => {
    const { consultations, reference, register } = closed();
    await consultations.evaluate({ reference, by: alex, typed });
    const lines = register.history.length;
    await consultations.evaluate({ reference, by: alex, typed });
    expect(register.history).toHaveLength(lines);
  });

  it("keeps what is not typed", async () => {
    const { consultations, reference, row } = closed();
    await consultations.evaluate({ reference, by: alex, typed });
    await consultations.evaluate({ reference, by: alex, typed: { costActual: "", worked: "Talks" } });
    expect(row()).toMatchObject({ evalScore: 5, costActual: undefined });
    expect(row().lessons).toContain("What worked: Talks\nWhat did not: Posters");
  });

  it("says everything that is wrong at once", async () => {
    const { consultations, reference } = closed();
    const bad = {
      ...{ evalScore: "7", costActual: "-£20", staffDaysActual: "a week", socialValue: "1e6" },
      ratings: [
        { method: "Séance", rating: "3" },
        { method: "Focus group", rating: "0" },
      ],
      worked: "x".repeat(2_001),
    };
    expect(await problemsOf(consultations.evaluate({ reference, by: alex, typed: bad }))).toEqual([
      "Was the objective met?: choose a number from 1 to 6.",
      "Actual cost cannot be less than nothing. Type pounds, such as £1,234.50.",
      "Staff days: “a week” is not a number I can keep. Type days, such as 4 or 2.5.",
      "Social value: “1e6” is not a number I can keep. Type pounds, such as £1,234.50.",
      "“Séance” is not one of its methods. Choose its methods first.",
      "Focus group: choose a number from 1 to 6.",
      "What worked has 2001 characters. Shorten it to 2000.",
    ]);
  });
});

describe("findings and decision", () => {
  const decision = {
    ...{ outcomeSummary: "Open later on Thursdays.", decisionReasons: "Most asked for it." },
    ...{ outcomeDate: "2027-05-18", decisionUrl: "https://council.example/decision" },
  };

  it("are recorded with their links", async () => {
    const { consultations, reference, row } = closed();
    await consultations.recordFindings({
      reference,
      by: alex,
      typed: { findingsSummary: "Most want later hours.", resultsUrl: "https://council.example/results" },
    });
    await consultations.recordDecision({ reference, by: alex, typed: decision });
    expect(row()).toMatchObject({
      findingsSummary: "Most want later hours.",
      resultsUrl: "https://council.example/results",
      outcomeSummary: "Open later on Thursdays.",
      decisionReasons: "Most asked for it.",
      outcomeDate: "2027-05-18",
      supportingDocuments: [{ title: "The decision", url: "https://council.example/decision" }],
    });
  });

  it.each([
    ["2027-02-31", "“2027-02-31” is not a date. Choose one from the calendar."],
    ["31 February", "“31 February” is not a date. Choose one from the calendar."],
    ["2027-05-01", "Sat 1 May 2027 is before it closed. A decision comes after people have had their say."],
    ["2027-06-30", "Wed 30 Jun 2027 is still to come. Record the decision once it is taken."],
    ["", "Choose the day the decision was taken."],
  ])("take no decision on “%s”", async (outcomeDate, message) => {
    const { consultations, reference, row } = closed();
    const typed = { ...decision, outcomeDate };
    expect(await problemsOf(consultations.recordDecision({ reference, by: alex, typed }))).toEqual([message]);
    expect(row().outcomeSummary).toBe("");
  });

  it("need words, reasons and a link that leads somewhere safe", async () => {
    const { consultations, reference } = closed();
    const typed = {
      ...decision,
      outcomeSummary: " ",
      decisionReasons: "\u200b",
      decisionUrl: "javascript:x",
    };
    expect(await problemsOf(consultations.recordDecision({ reference, by: alex, typed }))).toHaveLength(3);
    expect(
      await problemsOf(consultations.recordFindings({ reference, by: alex, typed: { resultsUrl: "x y" } })),
    ).toHaveLength(2);
  });

  it("wait until it has closed", async () => {
    const { consultations, reference } = closed({ workflowStatus: "Open" });
    await expect(consultations.recordDecision({ reference, by: alex, typed: decision })).rejects.toThrow(
      "This can be recorded once it has closed",
    );
  });
});

describe("the promise of feedback", () => {
  const promise = { feedbackPromised: "2027-06-30", channel: "The council's website" };

  it("is a day and a place, and ticks its step", async () => {
    const { consultations, reference, row, step } = closed({ workflowStatus: "Approved" });
    const { warnings } = await consultations.promiseFeedback({ reference, by: alex, typed: promise });
    expect(warnings).toEqual([]);
    expect(row().feedbackPromised).toBe("2027-06-30");
    expect(step("2.9")).toMatchObject({
      status: "Done",
      evidence: "Promised by Wed 30 Jun 2027. Where: The council's website.",
    });
  });

  it("is warned of past 12 weeks, and kept", async () => {
    const { consultations, reference, row } = closed({
      ...{ workflowStatus: "Open", endDate: day("2027-06-10") },
    });
    const typed = { ...promise, feedbackPromised: "2027-09-20" };
    const { warnings } = await consultations.promiseFeedback({ reference, by: alex, typed });
    expect(warnings.join()).toContain("more than 12 weeks after it closes");
    expect(warnings.join()).toContain("For councils it is good practice");
    expect(row().feedbackPromised).toBe("2027-09-20");
  });

  it("needs a holding reply to be later than people were told, and history keeps the old one", async () => {
    const { consultations, reference, row, register } = closed({ feedbackPromised: day("2027-05-30") });
    const typed = { feedbackPromised: "2027-06-30" };
    expect(await problemsOf(consultations.promiseFeedback({ reference, by: alex, typed }))).toEqual([
      "This is later than people were told. Say why, in words you can send to them.",
    ]);
    await consultations.promiseFeedback({
      reference,
      by: alex,
      typed: { ...typed, holdingReply: "Cabinet meets later." },
    });
    expect(row().feedbackPromised).toBe("2027-06-30");
    expect(register.history.find(({ what }) => what.includes("anew"))).toMatchObject({
      what: "Feedback promised anew, with a holding reply",
      from: "2027-05-30",
      to: "2027-06-30; Cabinet meets later.",
    });
  });

  it.each([
    ["", "Choose the day people will hear by."],
    ["2027-05-05", "Wed 5 May 2027 is in the past. Choose a later day."],
  ])("cannot be “%s”", async (feedbackPromised, message) => {
    const { consultations, reference } = closed();
    const typed = { ...promise, feedbackPromised };
    expect(await problemsOf(consultations.promiseFeedback({ reference, by: alex, typed }))).toContain(
      message,
    );
  });

  it("is 12 weeks after closing where nobody made one", () => {
    const { consultations, reference } = closed();
    expect(consultations.seeClosing({ reference, by: alex, where: "own chat" }).feedbackDue).toEqual({
      ...{ by: "2027-08-02", promised: false, late: false },
    });
  });
});

describe("who we engaged with in a year", () => {
  it("counts what was agreed to and opened that year, and shows people only by bands", () => {
    const { consultations, register } = closed({
      responses: 60,
      seldomHeard: ["Carers", "Young people"],
      groupsReached: [
        { group: "Carers", reached: "yes", count: 3, how: "" },
        { group: "Young people", reached: "no", count: undefined, how: "" },
      ],
      methodRatings: [{ method: "Focus group", rating: 5 }],
    });
    const put = (number: string, given: Partial<Consultation>) =>
      register.put(buildConsultation({ reference: number as never, externalId: number, ...given }));
    put("2027-00043", {
      workflowStatus: "Complete",
      methods: ["Focus group"],
      methodRatings: [{ method: "focus group", rating: 2 }],
      groupsReached: [{ group: "carers", reached: "partly", count: 4, how: "" }],
    });
    put("2027-00044", { workflowStatus: "Idea", areas: ["Secret"] });
    put("2026-00001", { startDate: day("2026-03-29"), endDate: day("2026-05-10") });
    const told = consultations.whoWeEngagedWith({ year: 2027 });
    expect(told).toMatchObject({
      consultations: 2,
      responses: "50 to 99",
      areas: [{ name: "Riverside", consultations: 2 }],
      groups: [
        { name: "Carers", sought: 2, reached: 1, partly: 1, notReached: 0, people: "5 to 9" },
        { name: "Young people", sought: 1, notReached: 1, people: "" },
      ],
      methods: [
        { name: "Focus group", consultations: 2, rating: 3.5, ratings: 2 },
        { name: "Online survey", consultations: 1, rating: undefined },
      ],
    });
    expect(JSON.stringify(told)).not.toContain("Secret");
    expect(consultations.whoWeEngagedWith({ year: 2031 })).toMatchObject({ consultations: 0, groups: [] });
  });
});
