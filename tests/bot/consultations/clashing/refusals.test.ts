import { day } from "../../../../bot/common/days";
import { meetsOthersAnew, type RecordTyped } from "../../../../bot/consultations";
import type { ClashAsk } from "../../../../bot/consultations/clashing/clash-check";
import { createCouncilDates } from "../../../../bot/consultations/planning/council-dates";
import { buildConsultation, people } from "../../../support/build";
import { card1, card2, card3, openPlanning, problemsOf, settings, workingDays } from "../planning/planning";
import { openReplanning, threeDates } from "../replanning/replanning";
import { election, festival, finding, tooOften, tooShort } from "./clashing";

const { alex, adele } = people;
const agreed = "The Monitoring Officer agreed on 3 March.";

describe("a plan whose dates are refused without a note", () => {
  const open = () => openPlanning({ clashCheck: finding([election]) });

  it("shows the box to whoever only looks, and asks for it when they go on", async () => {
    const { consultations, filled } = open();
    const { planId } = await filled("level");
    const looked = await consultations.checkDates({ planId, by: alex, typed: card3 });
    expect(looked.notesNeeded).toEqual(["monitoringNote"]);
    expect(problemsOf(looked)).toEqual({});
    const on = await consultations.fillCard({ planId, by: alex, stage: "dates", typed: card3 });
    expect(on.stage).toBe("dates");
    expect(problemsOf(on)).toEqual({
      monitoringNote: "Say who agreed to these dates, and when, in 10 letters or more. It goes on record.",
    });
    expect(on.plan.typed).toMatchObject(card3);
  });

  it("is confirmed with it, and the record and its history have it", async () => {
    const { filled, confirmed, register } = open();
    const { planId, view } = await filled("dates", { dates: { monitoringNote: agreed } });
    expect(view.stage).toBe("confirm");
    const { consultation } = await confirmed(planId);
    expect(consultation.datesNote).toBe(`Monitoring Officer's note: ${agreed}`);
    expect(register.history).toContainEqual(
      expect.objectContaining({
        what: "What was agreed about the dates",
        to: `Monitoring Officer's note: ${agreed}`,
        who: expect.objectContaining({ id: alex.id, name: alex.name }),
      }),
    );
  });

  it("keeps the note when its writer goes back and comes again", async () => {
    const { consultations, filled } = open();
    const { planId } = await filled("level");
    const typed = { ...card3, monitoringNote: agreed };
    await consultations.stepBack({ planId, by: alex, stage: "dates", typed });
    const again = await consultations.fillCard({ planId, by: alex, stage: "level", typed: {} });
    expect(again.plan.typed.monitoringNote).toBe(agreed);
  });

  it("is refused at the very end too, when the clash came up meanwhile", async () => {
    let report = finding([]);
    const { filled, confirm, register } = openPlanning({ clashCheck: (ask) => report(ask) });
    const { planId } = await filled("dates");
    report = finding([tooOften]);
    const outcome = await confirm(planId);
    expect("view" in outcome && problemsOf(outcome.view)).toMatchObject({
      askAgainReason: expect.stringContaining("Say why these people must be asked again so soon"),
    });
    expect(register.consultations.all()).toEqual([]);
  });

  it("is never confirmed when it is shorter than the law allows", async () => {
    const { filled } = openPlanning({ clashCheck: finding([tooShort]) });
    const { view } = await filled("dates", { dates: { monitoringNote: agreed, askAgainReason: agreed } });
    expect(view.stage).toBe("dates");
    expect(problemsOf(view)).toEqual({
      endDate: "It is shorter than the law allows. Close on Wed 10 Nov 2027 or later.",
    });
  });

  it("needs no note for what is only advice", async () => {
    const { filled } = openPlanning({ clashCheck: finding([festival]) });
    const { view } = await filled("dates");
    expect(view.stage).toBe("confirm");
  });
});

describe("the proposal", () => {
  const proposedWith = async (better: [string, string][]) => {
    const clashCheck = finding([festival], { onlyFor: [card3.startDate ?? ""], better });
    return (await openPlanning({ clashCheck }).filled("level")).view.proposed;
  };

  it("moves to the nearest period without the clash that leaves the track its times", async () => {
    expect(
      await proposedWith([
        ["2027-07-05", "2027-08-19"],
        ["2027-08-25", "2027-10-07"],
      ]),
    ).toEqual({
      ...{ startDate: "2027-08-25", endDate: "2027-10-07" },
      because: [
        "Moved from Wed 1 Sept 2027. It opens on Diwali.",
        "This is the nearest period that is free of it.",
      ],
    });
  });

  it.each<[string, [string, string]]>([
    ["too short", ["2027-08-25", "2027-09-07"]],
    ["too near the decision", ["2027-09-08", "2027-10-20"]],
    ["closing on a Friday", ["2027-08-26", "2027-10-08"]],
    ["before anything could open", ["2027-06-02", "2027-07-15"]],
  ])("stays where the better period is %s", async (_, better) => {
    expect(await proposedWith([better])).toMatchObject(card3);
  });
});

describe("changed dates that are refused without a note", () => {
  const later = threeDates("2027-09-08", "2027-10-20", "2027-12-02");
  const open = () => openReplanning({ clashCheck: finding([election], { onlyFor: ["2027-09-08"] }) });

  it("are shown with the box, and kept only with what is in it", async () => {
    const { preview, keep, row, register, saved } = await open();
    const { notesNeeded, seen, clashes } = await preview("dates", later);
    expect(notesNeeded).toEqual(["monitoringNote"]);
    expect(clashes?.findings).toEqual([election]);
    const refused = await keep("dates", later, seen);
    expect(refused).toMatchObject({ view: { problems: [{ input: "monitoringNote" }], typed: later } });
    expect(row().startDate).toBe("2027-09-01");

    await keep("dates", { ...later, monitoringNote: agreed }, seen);
    expect(row()).toMatchObject({
      startDate: "2027-09-08",
      datesNote: `Monitoring Officer's note: ${agreed}`,
    });
    expect(register.history.map(({ what }) => what)).toContain("What was agreed about the dates");
    expect(saved.at(-1)).toMatchObject({ startDate: "2027-09-08" });
  });

  it("start from the note there is, and clear it when it is needed no more", async () => {
    const { consultations, change, reference, row, register } = await open();
    await change("dates", { ...later, monitoringNote: agreed });
    const asked = consultations.askChange("dates", { reference, by: alex, typed: {} });
    expect(asked.typed.monitoringNote).toBe(agreed);
    await change("dates", threeDates("2027-09-01", "2027-10-13", "2027-12-02"));
    expect(row().datesNote).toBe("");
    expect(register.history.at(-1)).toBeDefined();
    expect(register.history).toContainEqual(
      expect.objectContaining({
        what: "What was agreed about the dates",
        to: "",
        from: expect.stringContaining(agreed),
      }),
    );
  });

  it("are never kept when they are shorter than the law allows", async () => {
    const { preview, keep, row } = await openReplanning({
      clashCheck: finding([tooShort], { onlyFor: ["2027-09-08"] }),
    });
    const { seen } = await preview("dates", later);
    expect(await keep("dates", later, seen)).toMatchObject({
      view: { note: "It is shorter than the law allows. Close on Wed 10 Nov 2027 or later." },
    });
    expect(row().startDate).toBe("2027-09-01");
  });
});

describe("dates typed into the list", () => {
  const edited = async (datesNote: string) => {
    const replanning = await openReplanning({
      clashCheck: finding([election, festival], { onlyFor: ["2027-09-08"] }),
    });
    const { row, register, consultations } = replanning;
    const changedBy = { byApp: false, person: { id: people.grady.id, name: "Grady Archie" } };
    register.put({ ...row(), ...{ startDate: "2027-09-08" as never, changedBy, datesNote } });
    await consultations.noticeClashes({ consultation: row() });
    await consultations.noticeClashes({ consultation: row() });
    return replanning;
  };

  it("that chat would refuse are told to the engagement leads, once", async () => {
    const { refused } = await edited("");
    expect(refused).toMatchObject([
      { to: adele.name, news: { by: { name: "Grady Archie" }, findings: [election] } },
    ]);
  });

  it("are no news with the note beside them", async () => {
    expect((await edited(`Monitoring Officer's note: ${agreed}`)).refused).toEqual([]);
  });

  it("are news once more when they were put right and are wrong again", async () => {
    const { refused, row, register, consultations } = await edited("");
    const wrong = row();
    register.put({ ...wrong, startDate: "2027-09-01" as never });
    await consultations.noticeClashes({ consultation: row() });
    await consultations.noticeClashes({ consultation: wrong });
    expect(refused).toHaveLength(2);
  });

  it("name the worst new clashes on the card about the steps", async () => {
    const { consultations, row, behind } = await edited("");
    const before = { ...row(), startDate: "2027-09-01" as never };
    await consultations.noticeDateEdit({ consultation: row(), before });
    expect(behind).toMatchObject([{ news: { clashes: [election, festival] } }]);
  });
});

describe("what is refused with dates, brought about without them", () => {
  /** Businesses were asked three times already; and the least weeks are judged as by law. */
  const judge = ({ audiences, minimumWeeks = 0 }: ClashAsk) => ({
    findings: [
      ...(audiences.includes("Businesses") ? [tooOften] : []),
      ...(minimumWeeks > 6 ? [tooShort] : []),
    ],
    alternatives: [],
  });
  const whole = { whyConsulting: "To choose.", whatCanChange: "Hours", whatCannotChange: "Money" };
  function standing(over: Parameters<typeof buildConsultation>[0] = {}) {
    const planning = openPlanning({ clashCheck: judge });
    const row = buildConsultation({ ...whole, ...over });
    planning.register.put(row);
    const now = () => planning.register.consultations.find(row.reference);
    const edit = (typed: RecordTyped) =>
      planning.consultations.editRecord({ reference: row.reference, typed, by: alex });
    const move = (to: "Submitted" | "Approved", by = alex) =>
      planning.consultations.changeStatus({ reference: row.reference, to, note: "", by });
    return { ...planning, row, now, edit, move };
  }

  it("is never kept where the least weeks are more than it runs for", async () => {
    for (const workflowStatus of ["Idea", "Approved"] as const) {
      const { edit, now } = standing({ workflowStatus });
      expect(await edit({ minimumWeeks: "12", dutySource: "An Act" })).toMatchObject({
        problems: [
          { input: "minimumWeeks", message: expect.stringContaining("It is shorter than the law allows.") },
        ],
      });
      expect(now()).toMatchObject({ minimumWeeks: undefined, dutySource: "" });
    }
  });

  it("waits for its reason in a draft, and is not reviewed without", async () => {
    const { edit, move, now, row, consultations } = standing({ workflowStatus: "Idea" });
    expect(await edit({ audiences: "Businesses" })).toMatchObject({ edited: { changed: ["Audiences"] } });
    await expect(move("Submitted")).rejects.toThrow(
      "It asks the same people 4 times in 90 days. To change them or say why, type: change dates 2027-00001",
    );
    const { startDate = "", endDate = "", decisionDate = "" } = row;
    const typed = { startDate, endDate, decisionDate, askAgainReason: "The rents change in April." };
    const call = { reference: row.reference, by: alex, typed };
    const { seen } = await consultations.previewChange("dates", call);
    expect(await consultations.keepChange("dates", { ...call, seen })).toHaveProperty("kept");
    await move("Submitted");
    expect(now()?.workflowStatus).toBe("Submitted");
  });

  it("is not approved where others were planned meanwhile", async () => {
    const { move } = standing({ workflowStatus: "Submitted", audiences: ["Businesses"] });
    await expect(move("Approved", people.megan)).rejects.toThrow("It asks the same people 4 times");
  });

  it("is refused of what was reviewed, until the record says why", async () => {
    const { edit, now, register } = standing({ workflowStatus: "Approved" });
    expect(await edit({ audiences: "Residents,Businesses" })).toMatchObject({
      problems: [
        { input: "audiences", message: expect.stringContaining("Why the same people are asked again:") },
      ],
    });
    const row = now();
    if (row) register.put({ ...row, datesNote: "Why the same people are asked again: The rents change." });
    expect(await edit({ audiences: "Residents,Businesses" })).toHaveProperty("edited");
  });

  it("stops no edit of anything else, nor of what has closed", async () => {
    const wrong = { workflowStatus: "Approved", audiences: ["Businesses"] } as const;
    const { edit } = standing(wrong);
    expect(await edit({ whatCanChange: "The hours" })).toHaveProperty("edited");
    expect(await edit({ areas: "Castle" })).toHaveProperty("edited");
    const over = standing({
      workflowStatus: "Closed",
      startDate: day("2027-02-01"),
      endDate: day("2027-03-01"),
    });
    expect(await over.edit({ audiences: "Businesses" })).toHaveProperty("edited");
  });

  it("is found of a copy before it is confirmed, for its weeks are copied too", async () => {
    const asked: (number | undefined)[] = [];
    const { consultations, register, plans } = openPlanning({
      clashCheck: (ask) => {
        asked.push(ask.minimumWeeks);
        return judge(ask);
      },
    });
    const from = buildConsultation({ minimumWeeks: 12, dutySource: "An Act" });
    register.put(from);
    const { plan } = await consultations.cloneConsultation({ reference: from.reference, by: alex });
    const planId = plan.id;
    await plans.save({ ...plan, typed: { ...card1, ...card2, ...card3 }, stage: "confirm" });
    const outcome = await consultations.confirmPlan({ planId, by: alex });
    expect(outcome).toMatchObject({ view: { stage: "dates", problems: [{ input: "endDate" }] } });
    expect(asked).toContain(12);
    expect(register.consultations.all()).toHaveLength(1);
  });

  it("is looked at again when the weeks, the track or the overview changed in the list", () => {
    const before = buildConsultation();
    expect(meetsOthersAnew(before, { ...before, listUrl: "https://elsewhere.example" })).toBe(false);
    for (const over of [{ minimumWeeks: 8 }, { track: "full" as const }, { overview: "Other words" }])
      expect(meetsOthersAnew(before, { ...before, ...over })).toBe(true);
  });
});

describe("the election step", () => {
  const period = { from: day("2027-03-31"), to: day("2027-05-06") };
  const stepsWith = async (
    rows: {
      kind: string;
      severity: string;
      from: typeof period.from;
      to: typeof period.to;
      areas: string[];
    }[],
    dates: { startDate: string; endDate: string },
  ) => {
    const councilDates = createCouncilDates({ dates: () => rows, settings: () => settings, workingDays });
    const { filled } = openPlanning({ councilDates, at: "2027-01-04T09:00:00Z" });
    const { view } = await filled("dates", { dates });
    return view.steps.some(({ stepId }) => stepId === "1.9");
  };
  const election = (over: object) => ({
    kind: "Election period",
    severity: "block",
    ...period,
    areas: [],
    ...over,
  });
  const inMay = { startDate: "2027-04-19", endDate: "2027-06-02" };
  const inJune = { startDate: "2027-06-07", endDate: "2027-07-19" };

  it("follows the list: a row to ignore takes it away, and a by-election adds it", async () => {
    expect(await stepsWith([], inMay)).toBe(true);
    expect(await stepsWith([election({ severity: "ignore" })], inMay)).toBe(false);
    expect(await stepsWith([election({})], inJune)).toBe(false);
    const byElection = election({ from: day("2027-06-10"), to: day("2027-07-15"), areas: ["Abbey"] });
    expect(await stepsWith([election({}), byElection], inJune)).toBe(true);
    expect(await stepsWith([election({}), { ...byElection, areas: ["St Peter's, East"] }], inJune)).toBe(
      false,
    );
  });
});
