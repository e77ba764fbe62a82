import { asStepId } from "../../../../bot/common/ids";
import { changeStatus } from "../../../../bot/teams/consultations/change-status";
import { listReviews } from "../../../../bot/teams/consultations/list-reviews";
import { review, seeReview } from "../../../../bot/teams/consultations/review";
import type { Turn } from "../../../../bot/teams/turn";
import { buttons, filled, inputs, words } from "../../../support/cards";
import { adele, alex, buildAction, buildConsultation, buildProduct, grady } from "../../../support/teams";
import { megan } from "../every-review-card";

const reference = "2027-00042";
const turnOf = (person = megan, where: Turn["where"] = "personal"): Turn => ({ person, text: "", where });
const whole = { whyConsulting: "To hear", whatCanChange: "The hours", whatCannotChange: "The budget" };

const product = (
  over: Parameters<typeof buildConsultation>[0] = {},
  given: Parameters<typeof buildProduct>[0] = {},
) =>
  buildProduct({
    people: [alex, adele, grady, megan, { ...megan, id: "00000000-0000-0000-0000-000000000030" as never }],
    consultations: [buildConsultation({ workflowStatus: "Submitted", ...whole, ...over })],
    ...given,
  });
type Deps = ReturnType<typeof product>;
const card = (deps: Deps, person = megan) => seeReview(deps, turnOf(person), { reference });
const answer = async (deps: Deps, title: string, statusNote = "") => {
  const { data } = filled(await card(deps), title, { statusNote });
  return review(deps, turnOf(), data);
};
const now = (deps: Deps) => deps.register.consultations.all()[0];

describe("the review card", () => {
  it("says what, why, when, with what clashes and what is missing", async () => {
    const deps = product(
      { budgetPlanned: 12_500, datesNote: "Monitoring Officer's note: agreed" },
      {
        actions: [buildAction({ gate: "G1", stepId: asStepId("0.2") })],
        clashCheck: ({ startDate }) => ({
          findings: [
            {
              ...{ kind: "openingDay", severity: "high", from: startDate, to: startDate },
              ...{ what: "It opens on Eid al-Fitr", why: "Many people are at home with family" },
            },
            {
              ...{ kind: "uncheckedDates", severity: "medium", from: startDate, to: startDate },
              ...{ what: "Nobody has checked the dates of 2027", why: "Some may be missing" },
            },
            {
              ...{ kind: "periodLost", severity: "info", from: startDate, to: startDate },
              ...{ what: "1 other date to know of", why: "Allotments Week" },
            },
          ],
          alternatives: [],
        }),
      },
    );
    const said = words(await card(deps));
    for (const part of [
      "For your review",
      "To hear",
      "The hours",
      "£12,500",
      "These dates may still move.",
      "Clashes (1)",
      "It opens on Eid al-Fitr",
      "Also to know",
      "Nobody has checked the dates of 2027",
      "1 other date to know of",
      "Monitoring Officer's note: agreed",
      "Gate G1 waits for 1 step",
    ])
      expect(said).toContain(part);
  });

  it("approves with a note that nobody had to write", async () => {
    const deps = product();
    const said = words(await answer(deps, "Approve"));
    expect(said).toContain("Megan Bowen approved it on Mon 1 Mar 2027.");
    expect(buttons(await card(deps)).map(({ title }) => title)).not.toContain("Approve");
    expect(now(deps)).toMatchObject({ workflowStatus: "Approved", reviewedBy: { name: "Megan Bowen" } });
  });

  it("keeps an approval's note", async () => {
    const deps = product();
    expect(words(await answer(deps, "Approve", "Mind the election"))).toContain(
      "They say: Mind the election",
    );
    expect(now(deps)?.reviewNote).toBe("Mind the election");
  });

  it("asks for changes only with a note, and keeps what was typed", async () => {
    const deps = product();
    const refused = await answer(deps, "Ask for changes", "x");
    expect(words(refused)).toContain("Say what must change, so that the officer knows.");
    expect(inputs(refused)["statusNote"]).toBe("x");
    expect(words(await answer(deps, "Ask for changes", "Ask young people too"))).toContain(
      "Megan Bowen asked for changes on Mon 1 Mar 2027. They say: Ask young people too",
    );
    expect(now(deps)?.workflowStatus).toBe("Changes requested");
  });

  it("asks once more before it stops anything, with the note in its box", async () => {
    const deps = product();
    const asked = await answer(deps, "Stop it", "No money");
    expect(words(asked)).toContain("Stop this consultation?");
    expect(inputs(asked)["statusNote"]).toBe("No money");
    expect(now(deps)?.workflowStatus).toBe("Submitted");
    const back = filled(asked, "No, back to the review");
    expect(inputs(await review(deps, turnOf(), back.data))["statusNote"]).toBe("No money");
    const { data } = filled(asked, "Yes, stop it now");
    expect(words(await review(deps, turnOf(), data))).toContain("Megan Bowen stopped it");
    expect(now(deps)?.workflowStatus).toBe("Stopped");
  });

  it("that is stopped without a word asks for one", async () => {
    const deps = product();
    const { data } = filled(await answer(deps, "Stop it"), "Yes, stop it now");
    expect(words(await review(deps, turnOf(), data))).toContain("Say why it is stopped");
    expect(now(deps)?.workflowStatus).toBe("Submitted");
  });

  it("names the steps a gate waits for, with the note kept", async () => {
    const deps = product({}, { actions: [buildAction({ gate: "G1", stepId: asStepId("0.2") })] });
    const press = { reference, to: "Approved", statusNote: "Good work" };
    const refused = await review(deps, turnOf(), press);
    expect(words(refused)).toContain("Gate G1 waits for 1 step");
    expect(inputs(refused)["statusNote"]).toBe("Good work");
    expect(now(deps)?.workflowStatus).toBe("Submitted");
  });

  it("offers no approval while steps are missing, and leads to them first", async () => {
    const deps = product({}, { actions: [buildAction({ gate: "G1", stepId: asStepId("0.2") })] });
    const seen = await card(deps);
    expect(words(seen)).toContain("You can approve once these are done or waived.");
    const titles = buttons(seen).map(({ title }) => title);
    expect(titles).toEqual(["Open the checklist", "Ask for changes", "Stop it", "All that waits"]);
    const asked = words(await card(deps, alex));
    expect(asked).not.toContain("You can approve");
  });

  it("offers no approval while fields are missing", async () => {
    const seen = await card(product({ whyConsulting: "" }));
    expect(words(seen)).toContain("You can approve once this is filled in.");
    expect(buttons(seen).map(({ title }) => title)).not.toContain("Approve");
  });

  it("shows what another manager answered meanwhile, and does not lose the note", async () => {
    const deps = product();
    const { data } = filled(await card(deps), "Ask for changes", { statusNote: "Ask young people too" });
    await deps.consultations.changeStatus({
      ...{ reference: reference as never, to: "Approved", note: "" },
      by: { ...megan, id: "00000000-0000-0000-0000-000000000030" as never, name: "Nestor Wilke" },
    });
    const said = words(await review(deps, turnOf(), data));
    expect(said).toContain("Nestor Wilke approved it");
    expect(said).toContain("You typed: Ask young people too");
    expect(now(deps)?.workflowStatus).toBe("Approved");
  });

  it.each([
    ["its lead officer", alex],
    ["another officer", grady],
    ["the engagement lead", adele],
  ])("has no buttons for %s, and a forged press is refused", async (_, person) => {
    const deps = product();
    const seen = await card(deps, person);
    expect(words(seen)).toContain("Waiting for review");
    expect(buttons(seen).map(({ verb }) => verb)).not.toContain("consultations.review");
    const refused = await review(deps, turnOf(person), { reference, to: "Approved" });
    expect(words(refused)).toMatch(/Only a manager can do this|Nobody may approve their own/);
    expect(now(deps)?.workflowStatus).toBe("Submitted");
  });

  it("is asked for anew by Teams whenever somebody looks at it", async () => {
    expect(await card(product())).toMatchObject({
      refresh: { action: { verb: "consultations.seeReview", data: { reference } } },
    });
  });

  it.each([undefined, null, {}, { reference: 7 }, { reference: "__proto__", to: "Approved" }])(
    "made from strange data (%j) says what to type",
    async (data) => {
      await expect(review(product(), turnOf(), data)).rejects.toMatchObject({
        message: "This card is too old to use. Type: awaiting review",
      });
    },
  );

  it("is shown in nobody's channel", async () => {
    await expect(seeReview(product(), turnOf(megan, "channel"), { reference })).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});

describe("sending for review", () => {
  const send = async (deps: Deps) =>
    words(await changeStatus(deps, turnOf(alex), { reference, to: "Submitted" }));
  const idea = { workflowStatus: "Idea" } as const;

  it("says which steps the manager waits for", async () => {
    const said = await send(
      product(idea, { actions: [buildAction({ gate: "G1", stepId: asStepId("0.2") })] }),
    );
    expect(said).toContain("I am asking Megan Bowen");
    expect(said).toContain("They can approve once this step is done. Gate G1 waits for:\n0.2 Find out");
  });

  it("says nothing of steps where none is missing", async () => {
    expect(await send(product(idea))).not.toContain("They can approve once");
  });
});

describe("awaiting review", () => {
  const said = async (deps: Deps, person = megan) => {
    const reply = await listReviews(deps, turnOf(person));
    return "text" in reply ? reply.text : words(reply.card);
  };

  it("lists what waits for a manager, with how long", async () => {
    const deps = product({ changedAt: new Date("2027-02-20T09:00:00Z") });
    const text = await said(deps);
    expect(text).toContain("1 for you to answer");
    expect(text).toContain(`${reference} · waiting 9 days`);
    expect(text).toContain("Review");
  });

  it("says what was sent back before", async () => {
    const reviewedOn = "2027-02-22" as never;
    expect(await said(product({ reviewedOn }))).toContain(`${reference} · sent again`);
    expect(await said(product())).not.toContain("sent again");
  });

  it("tells its lead officer who can approve it", async () => {
    expect(await said(product(), alex)).toContain("Can be approved by: Megan Bowen");
    expect(await said(product({}, { people: [alex, adele] }), alex)).toContain(
      "No manager can review it. I am telling the engagement lead.",
    );
  });

  it("says that nothing waits, to those for whom nothing does", async () => {
    expect(await said(product(), grady)).toContain("Nothing waits for review just now.");
  });

  it("is not for councillors", async () => {
    await expect(said(product(), { ...grady, roles: ["member"] })).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});
