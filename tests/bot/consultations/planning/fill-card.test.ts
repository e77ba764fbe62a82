import { asPlanId } from "../../../../bot/common/ids";
import { people } from "../../../support/build";
import { aDay, card1, card2, card3, openPlanning, problemsOf, settings } from "./planning";

const { alex, grady, adele } = people;

describe("planning, card by card", () => {
  it("goes from a description to dates that can be confirmed", async () => {
    const { consultations, start } = openPlanning();
    const planId = await start();

    const level = await consultations.fillCard({ planId, by: alex, stage: "describe", typed: card1 });
    expect(level.stage).toBe("level");
    expect(level.problems).toEqual([]);

    const dates = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(dates.stage).toBe("dates");
    expect(dates.level).toMatchObject({ level: "consult", track: "standard" });
    expect(dates.proposed).toMatchObject(card3);
    expect(dates.proposed?.because).toEqual(["6 weeks open, then 30 working days for the report."]);
    expect(dates.warnings).toEqual([]);

    const confirm = await consultations.fillCard({ planId, by: alex, stage: "dates", typed: card3 });
    expect(confirm.stage).toBe("confirm");
    expect(confirm.dates).toEqual(card3);
    expect(confirm.steps.length).toBeGreaterThan(20);
  });

  it("takes from a card only what that card shows", async () => {
    const { consultations, start } = openPlanning();
    const planId = await start();
    const typed = { ...card1, ...card2, ...card3, duty: "yes" };
    const view = await consultations.fillCard({ planId, by: alex, stage: "describe", typed });
    expect(view.plan.typed).toEqual(card1);
    expect(view.level).toBeUndefined();
  });

  it("reads a card that arrives twice the same way twice", async () => {
    const { consultations, filled } = openPlanning();
    const { planId, view } = await filled("level");
    const again = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect({ ...again, plan: undefined }).toEqual({ ...view, plan: undefined });
  });

  it("brings back an earlier card that no longer holds together, keeping this one's answers", async () => {
    let services = settings.services;
    const planning = openPlanning({ settings: () => ({ ...settings, services }) });
    const { planId } = await planning.filled("describe");
    services = ["Parks"];
    const view = await planning.consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(view.stage).toBe("describe");
    expect(problemsOf(view)).toEqual({
      service: '"Libraries" is not one of this council\'s services. Choose one from the list.',
    });
    expect(view.plan.typed).toMatchObject(card2);
  });
});

describe("going back", () => {
  it("keeps what was typed without judging it", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("level");
    const typed = { startDate: "2027-10-13", endDate: "not a day" };
    const view = await consultations.stepBack({ planId, by: alex, stage: "dates", typed });
    expect(view.stage).toBe("level");
    expect(view.problems).toEqual([]);
    expect(view.plan.typed).toMatchObject(typed);
  });

  it("from the second card keeps half an answer, and shows the first as it was", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("describe");
    const typed = { open: "some", impact: "9" };
    const view = await consultations.stepBack({ planId, by: alex, stage: "level", typed });
    expect(view).toMatchObject({ stage: "describe", problems: [] });
    expect(view.plan.typed).toEqual({ ...card1, ...typed });
  });

  it("from the first card stays at the first card", async () => {
    const { consultations, start } = openPlanning();
    const view = await consultations.stepBack({
      planId: await start(),
      by: alex,
      stage: "describe",
      typed: { title: "Hi" },
    });
    expect(view).toMatchObject({ stage: "describe", problems: [] });
    expect(view.plan.typed).toEqual({ title: "Hi" });
  });
});

describe("dates when the answers behind them change", () => {
  const later = { ...card1, decisionDate: "2027-12-08" };

  it("move when they were only accepted", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("dates");
    await consultations.fillCard({ planId, by: alex, stage: "describe", typed: later });
    const view = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(view.plan.typed.startDate).toBeUndefined();
    expect(view.proposed).toMatchObject({ startDate: "2027-09-15", endDate: "2027-10-27" });
  });

  it("move too when they were accepted in a hurry, days ago, and looked at since", async () => {
    const { consultations, filled, clock } = openPlanning();
    const hurried = await filled("level", { describe: { decisionDate: "2027-08-04" } });
    const { planId } = hurried;
    const typed = {
      startDate: hurried.view.proposed?.startDate,
      endDate: hurried.view.proposed?.endDate,
    };
    await consultations.fillCard({ planId, by: alex, stage: "dates", typed });
    clock.set("2027-06-04T09:00:00Z");
    await consultations.stepBack({ planId, by: alex, stage: "confirm", typed: {} });
    await consultations.fillCard({ planId, by: alex, stage: "dates", typed });
    await consultations.fillCard({ planId, by: alex, stage: "describe", typed: later });
    const view = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(view.plan.typed.startDate).toBeUndefined();
    expect(view.proposed).toMatchObject({ startDate: "2027-09-15", endDate: "2027-10-27" });
  });

  it("stay when somebody chose them", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("dates", { dates: { startDate: "2027-09-06" } });
    await consultations.fillCard({ planId, by: alex, stage: "describe", typed: later });
    const view = await consultations.fillCard({ planId, by: alex, stage: "level", typed: card2 });
    expect(view.dates).toEqual({ startDate: "2027-09-06", endDate: "2027-10-13" });
  });

  it("stay when those accepted first were then changed", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("dates");
    const typed = { ...card3, endDate: "2027-10-12" };
    await consultations.fillCard({ planId, by: alex, stage: "dates", typed });
    const view = await consultations.fillCard({ planId, by: alex, stage: "describe", typed: later });
    expect(view.plan.typed).toMatchObject(typed);
  });
});

describe("weeks are counted from the opening", () => {
  const big = { impact: "3", share: "design", open: "wide" };

  it("so that keeping the proposed dates never lowers the level", async () => {
    const extensions = { ...settings.extensions, quietSeasonWeeks: 0 };
    const { consultations, filled } = openPlanning({ settings: () => ({ ...settings, extensions }) });
    const { planId, view } = await filled("level", { level: big });
    expect(view.level).toMatchObject({ level: "collaborate", track: "full" });
    expect(view.proposed?.because).toContain(
      "It opens 19 weeks before the decision, which this level needs.",
    );
    const typed = { startDate: view.proposed?.startDate, endDate: view.proposed?.endDate };
    const kept = await consultations.fillCard({ planId, by: alex, stage: "dates", typed });
    expect(kept.level).toMatchObject({ level: "collaborate", track: "full", weeks: 19 });
  });

  it("so a later opening lowers it, and says so", async () => {
    const { filled } = openPlanning();
    const { view } = await filled("dates", { level: big, dates: { startDate: "2027-08-25" } });
    expect(view.level).toMatchObject({ level: "consult", weeks: 13 });
    expect(view.level?.reasons.join(" ")).toContain("you have 13");
  });

  it("and, until one is chosen, from the soonest that could be", async () => {
    const { filled } = openPlanning();
    // Nineteen weeks from today, but only eighteen from the soonest opening.
    const { view } = await filled("level", { describe: { decisionDate: "2027-10-13" }, level: big });
    expect(view.level).toMatchObject({ level: "involve", weeks: 18 });
  });
});

describe("an unfinished plan", () => {
  it("is found again days later, at the card it was left at, with all that was typed", async () => {
    const { consultations, filled, clock } = openPlanning();
    const { planId } = await filled("level");
    clock.set("2027-06-05T09:00:00Z");
    const found = await consultations.startPlan({ by: alex, anew: false });
    expect(found).toMatchObject({ unfinished: [{ id: planId, stage: "dates" }] });
    const view = await consultations.resumePlan({ planId, by: alex });
    expect(view).toMatchObject({ stage: "dates", problems: [], proposed: card3 });
    expect(view.plan.typed).toEqual({ ...card1, ...card2 });
  });

  it("is not asked about while nobody typed anything into it", async () => {
    const { consultations, start } = openPlanning();
    await start();
    expect(await consultations.startPlan({ by: alex, anew: false })).toMatchObject({
      view: { stage: "describe" },
    });
  });

  it("is put aside by asking for a new one", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("level");
    const started = await consultations.startPlan({ by: alex, anew: true });
    expect(started).toMatchObject({ view: { stage: "describe", plan: { typed: {} } } });
    expect(await consultations.resumePlan({ planId, by: alex })).toMatchObject({ stage: "dates" });
  });

  it.each(["dates", "level"] as const)(
    "whose decision has passed by comes back at its first card and says so (left after %s)",
    async (upTo) => {
      const { consultations, filled, clock } = openPlanning();
      const { planId } = await filled(upTo);
      clock.set("2027-11-25T09:00:00Z");
      const passed = {
        stage: "describe",
        problems: [
          {
            input: "decisionDate",
            message: "Wed 24 Nov 2027 has gone. Choose the date the decision will be taken.",
          },
        ],
      };
      expect(await consultations.resumePlan({ planId, by: alex })).toMatchObject(passed);
      const back = await consultations.stepBack({ planId, by: alex, stage: "confirm", typed: {} });
      expect(back).toMatchObject(passed);
      expect(await consultations.confirmPlan({ planId, by: alex })).toMatchObject({ view: passed });
      const view = await consultations.fillCard({ planId, by: alex, stage: "dates", typed: card3 });
      expect(view).toMatchObject(passed);
      expect(view.plan.typed).toMatchObject({ ...card1, ...card2, ...card3 });
    },
  );

  it("whose opening has passed comes back at its dates", async () => {
    const { consultations, filled, clock } = openPlanning();
    const { planId } = await filled("dates");
    clock.set("2027-09-02T09:00:00Z");
    const message = "Wed 1 Sept 2027 has gone. Choose a later opening day.";
    const passed = { stage: "dates", problems: [{ input: "startDate", message }] };
    expect(await consultations.resumePlan({ planId, by: alex })).toMatchObject(passed);
    expect(await consultations.confirmPlan({ planId, by: alex })).toMatchObject({ view: passed });
  });

  it("of somebody else is not found, not even by the engagement lead", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("dates");
    for (const by of [grady, adele])
      for (const tried of [
        consultations.resumePlan({ planId, by }),
        consultations.fillCard({ planId, by, stage: "describe", typed: card1 }),
        consultations.stepBack({ planId, by, stage: "dates", typed: {} }),
        consultations.checkDates({ planId, by, typed: card3 }),
        consultations.discardPlan({ planId, by }),
        consultations.confirmPlan({ planId, by }),
      ])
        await expect(tried).rejects.toMatchObject({
          code: "not_found",
          message: "This plan is not one of yours. To start your own, type: plan a consultation",
        });
    expect(await consultations.resumePlan({ planId, by: alex })).toMatchObject({ stage: "confirm" });
  });

  it("is out of reach for a councillor, also for one who was an officer when it was begun", async () => {
    const { consultations, filled, confirm, register } = openPlanning();
    const notAllowed = {
      code: "not_allowed",
      message: "Only officers log a consultation. To see what is planned, type: forward plan",
    };
    await expect(consultations.startPlan({ by: people.lee, anew: true })).rejects.toMatchObject(notAllowed);
    const { planId } = await filled("dates");
    const elected = { ...alex, roles: people.lee.roles };
    await expect(consultations.resumePlan({ planId, by: elected })).rejects.toMatchObject(notAllowed);
    await expect(confirm(planId, elected)).rejects.toMatchObject(notAllowed);
    expect(register.consultations.all()).toEqual([]);
  });

  it("is out of sight once it is thrown away, and whole again when it is brought back", async () => {
    const { consultations, filled } = openPlanning();
    const { planId } = await filled("dates");
    expect(await consultations.discardPlan({ planId, by: alex })).toMatchObject({ id: planId });
    expect(await consultations.startPlan({ by: alex, anew: false })).toMatchObject({
      view: { plan: { typed: {} } },
    });
    expect(await consultations.resumePlan({ planId, by: alex })).toMatchObject({ stage: "confirm" });
    expect(await consultations.startPlan({ by: alex, anew: false })).toMatchObject({
      unfinished: [{ id: planId }],
    });
    await expect(consultations.resumePlan({ planId: asPlanId(""), by: alex })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("without a title yet is offered again all the same", async () => {
    const { consultations } = openPlanning();
    const started = await consultations.startPlan({ by: alex, anew: true });
    if (!("view" in started)) throw new Error("no plan was started");
    const planId = started.view.plan.id;
    const typed = { overview: "A long account of what is to be decided." };
    await consultations.fillCard({ planId, by: alex, stage: "describe", typed });
    expect(await consultations.startPlan({ by: alex, anew: false })).toMatchObject({
      unfinished: [{ typed }],
    });
  });

  it("nobody typed into is taken up again instead of a further one", async () => {
    const { consultations } = openPlanning();
    const first = await consultations.startPlan({ by: alex, anew: true });
    const second = await consultations.startPlan({ by: alex, anew: true });
    expect(second).toMatchObject({ view: { plan: { id: "view" in first ? first.view.plan.id : "" } } });
  });

  it("in the register is not changed by one of its old cards, which says so", async () => {
    const { consultations, filled, confirmed } = openPlanning();
    const { planId } = await filled("dates");
    const { consultation } = await confirmed(planId);
    for (const tried of [
      consultations.fillCard({ planId, by: alex, stage: "describe", typed: { title: "Another title" } }),
      consultations.stepBack({ planId, by: alex, stage: "dates", typed: {} }),
      consultations.checkDates({ planId, by: alex, typed: card3 }),
    ])
      await expect(tried).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(`already in the register as ${consultation.reference}`),
      });
  });
});

it("a proposed run keeps its days when it is accepted", async () => {
  const { consultations, filled } = openPlanning();
  const { planId, view } = await filled("level");
  const typed = { startDate: view.proposed?.startDate, endDate: view.proposed?.endDate };
  const kept = await consultations.checkDates({ planId, by: alex, typed });
  expect(kept.dates).toEqual({ startDate: aDay("2027-09-01"), endDate: aDay("2027-10-13") });
});
