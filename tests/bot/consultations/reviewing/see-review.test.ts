import { day } from "../../../../bot/common/days";
import { asActionId, asStepId } from "../../../../bot/common/ids";
import type { Consultation, PastLine, WorkflowStatus } from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { memorySubmissions } from "../../../support/memory-stores";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee } = people;
const whole = { whyConsulting: "To hear", whatCanChange: "The hours", whatCannotChange: "The budget" };

function open(over: Partial<Consultation> = {}, past: Partial<PastLine>[] = []) {
  const planning = openPlanning({
    gateSteps: () => [
      {
        ...{ actionId: asActionId("1"), stepId: asStepId("0.2"), title: "Say what will be decided" },
        ...{ gate: "G1", status: "Open", waivedReason: "" },
      },
    ],
    clashCheck: ({ startDate, endDate }) => ({
      findings: (["low", "block", "high"] as const).map((severity) => ({
        ...{ kind: "openingDay", severity, from: startDate, to: endDate, what: severity, why: "Because" },
      })),
      alternatives: [],
    }),
  });
  const row = buildConsultation({ workflowStatus: "Submitted", ...whole, ...over });
  planning.register.put(row);
  const when = new Date("2027-05-20T09:00:00Z");
  for (const line of past)
    planning.register.history.push({
      ...{ reference: row.reference, what: "Status changed", who: named(megan), when, from: "", to: "" },
      ...line,
    });
  const see = (by = megan) =>
    planning.consultations.seeReview({ reference: row.reference, by, where: "own chat" });
  return { ...planning, see, row };
}

describe("a review", () => {
  it("shows the worst clashes first, the missing steps and fields, and the notes on its dates", async () => {
    const { see } = open({ whyConsulting: "", datesNote: "Monitoring Officer's note: agreed\n\n" });
    expect(await see()).toMatchObject({
      clashes: [{ severity: "block" }, { severity: "high" }, { severity: "low" }],
      missing: { gate: "G1", missing: [{ stepId: "0.2" }] },
      gaps: ["Why you are asking"],
      dateNotes: ["Monitoring Officer's note: agreed"],
      ...{ lastAsked: undefined, decided: undefined, whole: true },
    });
  });

  it("counts for the list of reviews only what matters, not what is minor", async () => {
    const { consultations } = open();
    const { rows } = await consultations.seeReviews({ person: megan });
    expect(rows.map(({ clashes }) => clashes)).toEqual([2]);
  });

  it("is not checked for clashes before it has dates", async () => {
    const { see } = open({ startDate: undefined });
    expect((await see()).clashes).toEqual([]);
  });

  it("says after changes what was asked, and what was done since", async () => {
    const { see } = open({}, [
      { what: "Consultation logged", who: named(alex) },
      { to: "Changes requested: Ask young people too" },
      { what: "Audiences changed", who: named(alex), from: "Residents", to: "Residents, young people" },
      { who: named(alex), from: "Changes requested", to: "Submitted" },
    ]);
    const { lastAsked } = await see();
    expect(lastAsked).toMatchObject({
      ...{ who: named(megan), on: "2027-05-20", note: "Ask young people too" },
      since: [{ what: "Audiences changed", to: "Residents, young people" }],
    });
  });

  it("that was answered meanwhile says by whom, by the history and not by the columns", async () => {
    const { see } = open(
      { workflowStatus: "Approved", reviewedBy: named(grady), reviewedOn: day("2027-01-01") },
      [{ what: "Status changed in the list", from: "Submitted", to: "Approved" }],
    );
    expect(await see()).toMatchObject({
      decided: { to: "Approved", who: named(megan), on: "2027-05-20", note: "" },
      ...{ clashes: [], missing: undefined, gaps: [] },
    });
  });

  it("keeps saying who approved it once the work is further on", async () => {
    const { see } = open({ workflowStatus: "Open" }, [
      { to: "Approved: Mind the election" },
      { who: named(alex), from: "Approved", to: "Ready" },
    ]);
    expect((await see()).decided).toMatchObject({ to: "Approved", note: "Mind the election" });
  });

  it("is shown without its history when the list does not answer, and says so", async () => {
    const { see, deps } = open();
    deps.review.pastOf = () => Promise.reject(new Error("Down"));
    expect(await see()).toMatchObject({ whole: false, missing: { gate: "G1" } });
  });

  it("is not for a councillor", async () => {
    const { see } = open();
    await expect(see(lee)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each([
    ["a manager", megan, ["Approved", "Changes requested", "Stopped"]],
    ["its lead officer", alex, []],
    ["another officer", grady, []],
    ["the engagement lead", adele, []],
  ])("may be answered by %s with %#", async (_, by, moves) => {
    const { see } = open();
    expect((await see(by)).moves.map(({ to }) => to)).toEqual(moves);
  });
});

describe("what waits for review", () => {
  async function waiting() {
    const submissions = memorySubmissions();
    const planning = openPlanning();
    planning.deps.review.submissions = submissions;
    planning.deps.review.reviewerLines = () => ["Parks: Isaiah Langer", "Libraries: Megan Bowen"];
    const put = (at: number, since: string, over: Partial<Consultation> = {}) => {
      const of = reference(`2027-0000${at}`);
      planning.register.put(
        buildConsultation({
          reference: of,
          workflowStatus: "Submitted",
          changedAt: new Date(since),
          ...over,
        }),
      );
      return of;
    };
    const first = put(1, "2027-05-30T09:00:00Z");
    put(2, "2027-05-20T09:00:00Z");
    put(3, "2027-05-25T09:00:00Z", { leadOfficer: named(megan) });
    put(4, "2027-05-01T09:00:00Z", { workflowStatus: "Approved" as WorkflowStatus });
    // Sent on the 10th; somebody has edited the row since.
    const since = new Date("2027-05-10T09:00:00.000Z");
    await submissions.move({
      reference: first,
      from: undefined,
      to: { since, told: [], state: "told", claimedAt: since },
    });
    const of = async (person = megan) =>
      (await planning.consultations.seeReviews({ person })).rows.map(
        ({ consultation, whose, daysWaiting }) => [consultation.reference, whose, daysWaiting],
      );
    return { ...planning, of };
  }

  it("is shown to managers the longest waiting first, with how long", async () => {
    const { of } = await waiting();
    expect(await of()).toEqual([
      ["2027-00001", "me", 22],
      ["2027-00002", "me", 12],
      ["2027-00003", "mine", 7],
    ]);
  });

  it("is shown to whoever leads it, with who can approve it, and to the engagement lead", async () => {
    const { of, consultations } = await waiting();
    expect((await of(alex)).map(([, whose]) => whose)).toEqual(["mine", "mine"]);
    const { rows } = await consultations.seeReviews({ person: alex });
    expect(rows[0]?.reviewers.map(({ name }) => name)).toEqual(["Megan Bowen"]);
    expect((await of(adele)).map(([, whose]) => whose)).toEqual(["others", "others", "others"]);
    expect(await of(grady)).toEqual([]);
  });

  it("is not for councillors", async () => {
    const { of } = await waiting();
    await expect(of(lee)).rejects.toMatchObject({
      code: "not_allowed",
      message: "Only managers review. To see what was agreed, type: forward plan",
    });
  });
});
