import type { Action } from "../../../bot/actions";
import { asActionId, asStepId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import type { Consultation } from "../../../bot/consultations";
import type { Card } from "../../../bot/teams";
import { pressHandlers } from "../../../bot/teams/routes";
import type { Turn } from "../../../bot/teams/turn";
import { people } from "../../support/build";
import { button, buttons, cardProblems, filled, inputs, words } from "../../support/cards";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  type ProductGiven,
} from "../../support/teams";

const { megan, lee } = people;
const step = (stepId: string, over: Partial<Action> = {}) =>
  buildAction({
    ...{ id: asActionId(stepId.replace(".", "0")), stepId: asStepId(stepId), title: `Title of ${stepId}` },
    ...{ phase: `Phase ${stepId.split(".")[0]}`, ...over },
  });
const phase = (number: number, many: number, over: Partial<Action> = {}) =>
  Array.from({ length: many }, (_, at) => step(`${number}.${at + 1}`, over));

const started = (given: ProductGiven & { status?: "Idea" | "Submitted" | "Ready" } = {}) =>
  buildProduct({
    consultations: [buildConsultation({ workflowStatus: given.status ?? "Submitted" })],
    people: [alex, adele, grady, megan, lee],
    ...given,
  });

async function press(
  product: Product,
  { verb, data }: { verb: string; data: object },
  by: Person = alex,
): Promise<Card> {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`nothing answers ${verb}`);
  const card = await handler(product, { person: by, text: "", where: "personal" }, data);
  expect(cardProblems(card, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  return card;
}
const list = (product: Product, by?: Person, data = {}) =>
  press(product, { verb: "actions.seeChecklist", data: { reference: "2027-00042", ...data } }, by);
const type = (product: Product, card: Card, title: string, typed: Record<string, string> = {}, by?: Person) =>
  press(product, filled(card, title, typed), by);
const titles = (card: Card) => [...new Set(buttons(card).map(({ title }) => title))];
const opened = (product: Product, stepId: string, by?: Person) =>
  press(product, { verb: "actions.openStep", data: { id: stepId.replace(".", "0") } }, by);
const now = (product: Product, stepId: string) =>
  product.register.actions.find(asActionId(stepId.replace(".", "0")));

describe("a checklist", () => {
  it("opens at the phase with the next open step, and says how far it is", async () => {
    const product = started({
      actions: [
        ...phase(0, 3, { status: "Done", gate: "G1" }),
        step("1.1", { status: "Done" }),
        step("1.2", { dueDate: "2027-03-05" as never, gate: "G2" }),
        ...phase(2, 2, { dueDate: "2027-03-20" as never }),
      ],
    });
    const card = await list(product);
    expect(words(card)).toContain("4 of 7 steps done");
    expect(words(card)).toContain("Next: 1.2 Title of 1.2. Due Fri 5 Mar 2027.");
    expect(words(card)).toContain("Phase 1\n1 of 2 done");
    expect(words(card)).not.toContain("Title of 2.1");
    expect(words(card)).toContain("Phase 0 (3 of 3 done)");
    expect(words(card)).toContain("Phase 2 (0 of 2 done)");
    expect(words(card)).toContain("Gate G1 is met: nothing is missing.");
    expect(words(await type(product, card, "Next phase"))).toContain("Title of 2.2");
    expect(words(await type(product, card, "Previous phase"))).toContain("Title of 0.1");
    expect(words(await type(product, card, "Show this phase", { phase: "3" }))).toContain("Title of 2.1");
  });

  it("names what is late, the longest first", async () => {
    const late = (stepId: string, dueDate: string) => step(stepId, { dueDate: dueDate as never });
    const card = await list(
      started({
        actions: [
          late("1.1", "2027-02-20"),
          late("1.2", "2027-02-10"),
          late("1.3", "2027-02-22"),
          late("1.4", "2027-02-23"),
          late("1.5", "2027-05-01"),
        ],
      }),
    );
    expect(words(card)).toContain("0 of 5 steps done, 4 late");
    expect(words(card)).toContain("Late: 1.2 Title of 1.2; 1.1 Title of 1.1; 1.3 Title of 1.3; 1 more");
  });

  it("has at most 15 rows on a card; a longer phase goes on on the next", async () => {
    const product = started({ actions: phase(1, 40) });
    const rows = (card: Card) => buttons(card).filter(({ title }) => title === "Open");
    const first = await list(product);
    expect(rows(first)).toHaveLength(15);
    expect(words(first)).toContain("0 of 40 done, part 1 of 3");
    const last = await list(product, alex, { page: 3 });
    expect(rows(last)).toHaveLength(10);
    expect(titles(last)).not.toContain("Next phase");
  });

  it.each(["-1", "x", null, {}, 1e9, "2; drop"])(
    "that is asked for page %j is shown all the same",
    async (page) => {
      expect(
        words(await list(started({ actions: phase(1, 3) }), alex, { page, gate: page, phase: page })),
      ).toContain("Title of 1.1");
    },
  );

  it("calls a step that no longer applies by its name, and not waived", async () => {
    const product = started({
      actions: [
        step("1.1", { status: "Waived", waivedReason: "No longer applies: there is no survey" }),
        step("1.2", { status: "Waived", waivedReason: "Nobody is affected", doneBy: { ...megan } }),
        step("1.3"),
      ],
    });
    const card = await list(product);
    expect(words(card)).toContain("Title of 1.1\nNo longer applies\n");
    expect(words(card)).toContain("Title of 1.2\nWaived by Megan Bowen");
    const gone = await opened(product, "1.1");
    expect(words(gone)).toContain("No longer applies: there is no survey");
    expect(words(gone)).not.toContain("Waived");
  });
});

describe("what a gate waits for", () => {
  const gated = () =>
    started({ actions: [step("0.1"), step("0.2"), step("0.3"), step("0.4"), step("0.6"), ...phase(1, 2)] });

  it("stands on the card, with each step a press away", async () => {
    const product = gated();
    const card = await list(product);
    expect(words(card)).toContain(
      "Gate G1 waits for 3 steps: 0.2 Title of 0.2; 0.3 Title of 0.3; 0.4 Title of 0.4.",
    );
    const missing = await type(product, card, "Show what gate G1 waits for");
    expect(buttons(missing).filter(({ title }) => title === "Open")).toHaveLength(3);
    // One is done; the card comes back to what is still missing.
    const one = await type(product, missing, "Open");
    const less = await type(product, one, "Mark as done", { evidence: "Agreed on 3 March" });
    expect(words(less)).toContain("What gate G1 waits for");
    expect(buttons(less).filter(({ title }) => title === "Open")).toHaveLength(2);
    expect(titles(await type(product, less, "Show all steps"))).toContain("Next phase");
  });

  it("refuses an approval in a sentence that names the steps, and lists them to open", async () => {
    const product = gated();
    const refused = await type(product, await list(product, megan), "Approve", {}, megan);
    expect(words(refused)).toContain("Not yet. Gate G1 waits for 3 steps: 0.2 Title of 0.2;");
    expect(words(refused).match(/waits for 3 steps/g)).toHaveLength(1);
    expect(buttons(refused).filter(({ title }) => title === "Open")).toHaveLength(3);
    expect(product.register.consultations.find("2027-00042" as never)?.workflowStatus).toBe("Submitted");
  });

  it("lets it be approved once its steps are done or waived", async () => {
    const product = gated();
    for (const stepId of ["0.2", "0.3"]) {
      const card = await opened(product, stepId);
      await type(product, card, "Mark as done", { evidence: "Agreed on 3 March" });
    }
    const third = await opened(product, "0.4", megan);
    await type(product, third, "Waive this step", { reason: "The level was set by law" }, megan);
    const approved = await type(product, await list(product, megan), "Approve", {}, megan);
    expect(words(approved)).toContain("2027-00042 is now Approved. I am telling Alex Wilber.");
    expect(titles(await list(product))).toContain("It is ready to open");
    expect(now(product, "0.6")).toMatchObject({ status: "Done", evidence: "Approved by Megan Bowen." });
  });
});

describe("one card, read by several people", () => {
  it("shows an officer and an approver their own buttons", async () => {
    const product = started({ actions: [step("0.1", { status: "Done", gate: "G1" })] });
    const moves = async (by: Person) =>
      titles(await list(product, by)).filter((title) =>
        ["Send for review", "Approve", "Ask for changes", "Stop it"].includes(title),
      );
    expect(await moves(megan)).toEqual(["Approve", "Ask for changes", "Stop it"]);
    expect(await moves(alex)).toEqual([]);
    await expect(list(product, lee)).rejects.toThrow("that you can see");
    expect(await moves(grady)).toEqual([]);
    product.register.put(buildConsultation({ workflowStatus: "Idea" }));
    expect(await moves(alex)).toEqual(["Send for review"]);
    expect(await moves(megan)).toEqual([]);
  });

  it("asks to be made anew for whoever looks, in a chat of two for that person", async () => {
    const product = started({ actions: [step("0.1")], status: "Ready" });
    const handler = pressHandlers["actions.seeChecklist"];
    const turn = { person: alex, text: "", teamsId: "29:alex" };
    const chat = await handler?.(product, { ...turn, where: "personal" }, { reference: "2027-00042" });
    expect(chat?.["refresh"]).toMatchObject({
      action: { verb: "actions.seeChecklist", data: { reference: "2027-00042" } },
      userIds: ["29:alex"],
    });
    const channel = await handler?.(product, { ...turn, where: "channel" }, { reference: "2027-00042" });
    expect(channel?.["refresh"]).not.toHaveProperty("userIds");
    const one = await pressHandlers["actions.openStep"]?.(
      product,
      { ...turn, where: "personal" },
      { id: "001" },
    );
    expect(one?.["refresh"]).toMatchObject({
      action: { verb: "actions.openStep", data: { id: "001" } },
      userIds: ["29:alex"],
    });
  });

  it("made anew on a card two days old shows the present state", async () => {
    const product = started({ actions: [step("0.1"), step("1.1")] });
    const old = await list(product);
    product.setNow("2027-03-03T09:00:00Z");
    await type(product, await opened(product, "0.1"), "Mark as done", { evidence: "Agreed on 3 March" });
    const { action } = old["refresh"] as { action: { verb: string; data: object } };
    expect(words(await press(product, action))).toContain("1 of 2 steps done");
    expect(words(await press(product, action))).toContain("Title of 1.1");
  });
});

describe("a step", () => {
  it("names each source in full and says whether it is checked", async () => {
    const product = started({ actions: [buildAction({ stepId: asStepId("1.1") })] });
    const card = await press(product, { verb: "actions.openStep", data: { id: "1" } });
    expect(words(card)).toContain("R (Moseley) v London Borough of Haringey [2014] UKSC 56 (checked)");
    for (const heading of ["What to do", "Why", "What counts as evidence", "Who signs it off", "Sources"])
      expect(words(card)).toContain(heading);
  });

  it("offers each person what they may do with it", async () => {
    const product = started({ actions: [step("1.10"), step("1.2", { gate: "G2" })] });
    const may = async (stepId: string, by: Person) =>
      titles(await opened(product, stepId, by)).filter((title) =>
        ["Mark as done", "Waive this step", "Hand it over"].includes(title),
      );
    expect((await may("1.10", alex)).sort()).toEqual(["Hand it over", "Mark as done", "Waive this step"]);
    expect((await may("1.2", alex)).sort()).toEqual(["Hand it over", "Mark as done"]);
    expect(await may("1.2", megan)).toEqual(["Waive this step"]);
    expect(await may("1.10", grady)).toEqual([]);
  });

  it("is waived with a reason, which stays, and can be undone", async () => {
    const product = started({ actions: [step("1.10"), step("1.2")] });
    const refused = await type(product, await opened(product, "1.10"), "Waive this step", {
      evidence: "Half a note",
    });
    expect(words(refused)).toContain("Say why this step is not needed.");
    expect(inputs(refused)["evidence"]).toBe("Half a note");
    const waived = await type(product, refused, "Waive this step", { reason: "Nobody is affected" });
    expect(words(waived)).toContain("is waived. Your reason is kept.");
    expect(words(await opened(product, "1.10"))).toContain(
      "Waived by Alex Wilber on Mon 1 Mar 2027: Nobody is affected",
    );
    await type(product, waived, "Undo");
    expect(now(product, "1.10")).toMatchObject({ status: "Open", waivedReason: "Nobody is affected" });
  });

  it("that a colleague closed first keeps what was typed, and shows what stands", async () => {
    const product = started({ actions: [step("1.10"), step("1.2")] });
    const mine = await opened(product, "1.10");
    const theirs = await opened(product, "1.10", adele);
    await type(product, theirs, "Mark as done", { evidence: "Adele's minutes" }, adele);
    const late = await type(product, mine, "Mark as done", { evidence: "My own note" });
    expect(words(late)).toContain("This step was already marked as done by Adele Vance on Mon 1 Mar 2027.");
    expect(words(late)).toContain("You typed: My own note");
    expect(words(late)).toContain("Evidence: Adele's minutes");
    const waiver = await type(product, mine, "Waive this step", { reason: "Not needed here" });
    expect(words(waiver)).toContain("was done by Adele Vance");
    expect(words(waiver)).toContain("You typed: Not needed here");
    expect(product.register.history).toHaveLength(1);
  });

  it.each(["Mark as done", "Waive this step"])(
    "%s: refuses what is too long, and keeps it",
    async (title) => {
      const product = started({ actions: [step("1.10")] });
      const input = title === "Mark as done" ? "evidence" : "reason";
      const typed = { [input]: "a".repeat(10_000) };
      const refused = await type(product, await opened(product, "1.10"), title, typed);
      expect(words(refused)).toMatch(/has 10000 characters\. Shorten it to/);
      expect(String(inputs(refused)[input])).toMatch(/^a{250,}$/);
      expect(now(product, "1.10")?.status).toBe("Open");
    },
  );

  it.each(["evidence", "reason"])("takes no link that runs as its %s", async (input) => {
    const product = started({ actions: [step("1.10")] });
    const title = input === "evidence" ? "Mark as done" : "Waive this step";
    const refused = await type(product, await opened(product, "1.10"), title, {
      [input]: "javascript:alert(1)",
    });
    expect(words(refused)).toContain(
      "That link cannot be used. Use one that starts with https:// or http://",
    );
    expect(inputs(refused)[input]).toBe("javascript:alert(1)");
  });

  it.each(["complete", "reopen", "waive", "handOver", "openStep", "askForum"])(
    "that is not there is said to be gone: %s",
    async (verb) => {
      const data = { id: "999", evidence: "Agreed", reason: "Not needed", toWhom: "Grady" };
      await expect(press(started(), { verb: `actions.${verb}`, data })).rejects.toMatchObject({
        code: "not_found",
        message: "That step is no longer on the list. Open the checklist again.",
      });
    },
  );

  it("makes a post for the forum that names the step and where it is", async () => {
    const product = started({
      actions: [buildAction({ stepId: asStepId("1.1") })],
      settings: { forumChannel: "Ask a colleague" },
    });
    const data = { id: "1", evidence: "Half a note" };
    const card = await press(product, { verb: "actions.askForum", data });
    expect(words(card)).toContain('post it in the channel "Ask a colleague"');
    expect(words(card)).toContain("You had typed: Half a note");
    expect(inputs(card)["question"]).toContain("A question about step 1.1 Find out if the law");
    expect(inputs(card)["question"]).toContain("For: 2027-00042 Parks strategy");
    expect(inputs(card)["question"]).toMatch(/The step: https:\/\/example\.sharepoint\.com/);
    expect(words(await type(product, card, "Back to the step"))).toContain("What to do");
  });
});

describe("handing a step over", () => {
  const twoGradys = [
    ...[alex, adele, grady, megan, lee],
    { ...grady, id: "00000000-0000-0000-0000-000000000077" as never, name: "Grady Archer" },
  ];

  it("by name offers it, and it stays with whoever has it until then", async () => {
    const product = started({ actions: [step("1.1"), step("1.2")] });
    const card = await type(product, await opened(product, "1.1"), "Hand it over", { toWhom: "grady" });
    expect(words(card)).toContain("is offered to Grady Archie. It stays with Alex Wilber until they accept.");
    expect(words(card)).toContain("I am telling Grady Archie now.");
    expect(now(product, "1.1")).toMatchObject({ owner: { id: alex.id }, offeredTo: { id: grady.id } });
  });

  it("to a name of two lets the officer choose", async () => {
    const product = started({ actions: [step("1.1"), step("1.2")], people: twoGradys });
    const asked = await type(product, await opened(product, "1.1"), "Hand it over", {
      ...{ toWhom: "grady", evidence: "Half a note" },
    });
    expect(words(asked)).toContain("More than one colleague has that name.");
    expect(words(asked)).toContain("Grady Archer");
    expect(inputs(asked)).toMatchObject({ toWhom: "grady", evidence: "Half a note" });
    await type(product, asked, "Hand it over", { toPerson: grady.id });
    expect(now(product, "1.1")?.offeredTo?.name).toBe("Grady Archie");
  });

  it("to nobody known keeps what was typed", async () => {
    const product = started({ actions: [step("1.1")] });
    const card = await type(product, await opened(product, "1.1"), "Hand it over", { toWhom: "Gredy" });
    expect(words(card)).toContain("I know nobody by that name.");
    expect(inputs(card)["toWhom"]).toBe("Gredy");
    for (const toPerson of ["x", lee.id])
      expect(words(await type(product, card, "Hand it over", { toPerson } as never))).toMatch(
        /Choose your colleague again|is a councillor/,
      );
    expect(now(product, "1.1")?.owner?.id).toBe(alex.id);
  });
});

describe("changing the status from a card", () => {
  it("asks for a note where one is needed, and keeps it while it is refused", async () => {
    const product = started({ actions: [step("0.1")] });
    const ask = await type(product, await list(product, megan), "Ask for changes", {}, megan);
    expect(words(ask)).toContain("What must change?");
    const refused = await type(product, ask, "Send it back", {}, megan);
    expect(words(refused)).toContain("Say what must change, so that the officer knows.");
    const long = await type(product, refused, "Send it back", { statusNote: "x".repeat(3_000) }, megan);
    expect(words(long)).toContain("The note has 3000 characters. Shorten it to 2000.");
    expect(inputs(long)["statusNote"]).toHaveLength(3_000);
    const sent = await type(product, long, "Send it back", { statusNote: "Ask young people too" }, megan);
    expect(words(sent)).toContain("2027-00042 is now Changes requested. I am telling Alex Wilber.");
  });

  it("from an old card says where it is now, and shows that", async () => {
    const product = started({ actions: [step("0.1")] });
    const old = await list(product, megan);
    product.register.put(buildConsultation({ workflowStatus: "Stopped" }));
    const { verb, data } = button(old, "Approve");
    const card = await press(product, { verb, data }, megan);
    expect(words(card)).toContain("It is now Stopped, so it cannot become Approved.");
    expect(words(card)).toContain("Status: Stopped");
    expect(titles(card)).not.toContain("Approve");
  });

  it("with a forged button is refused, and what was typed is said", async () => {
    const product = started({ actions: [step("0.1")] });
    const data = { reference: "2027-00042", to: "Stopped", confirmed: true, statusNote: "I am the boss" };
    const card = await press(product, { verb: "consultations.changeStatus", data }, grady);
    expect(words(card)).toContain("Only a manager can do this.");
    expect(words(card)).toContain("You typed: I am the boss");
    for (const to of ["Gone", "", 5, null])
      await expect(
        press(product, { verb: "consultations.changeStatus", data: { ...data, to } }, megan),
      ).rejects.toThrow("This card is too old to use.");
  });
});

describe("who may read a record", () => {
  const written = step("1.1", { status: "Done", evidence: "The whip said no", doneBy: { ...alex } });
  const waived = step("1.4", { status: "Waived", waivedReason: "Cabinet is split", doneBy: { ...megan } });
  const holding = (status: Consultation["workflowStatus"]) =>
    buildProduct({
      consultations: [buildConsultation({ workflowStatus: status })],
      ...{ actions: [written, waived, step("1.2")], people: [alex, adele, grady, megan, lee] },
    });
  const asked = (
    product: Product,
    verb: string,
    data: object,
    turn: { by?: Person; where?: Turn["where"] },
  ) => {
    const { by = alex, where = "personal" } = turn;
    const handler = pressHandlers[verb];
    if (!handler) throw new Error(`nothing answers ${verb}`);
    return handler(product, { person: by, text: "", where }, data);
  };
  const outsiders = [
    { by: lee },
    { by: alex, where: "channel" },
    { by: alex, where: "group" },
  ] as const satisfies { by: Person; where?: Turn["where"] }[];
  const notAgreed = ["Idea", "Submitted", "Changes requested", "Stopped"] as const;

  it.each(notAgreed)("%s: nothing of it is shown to a councillor or in a channel", async (status) => {
    for (const turn of outsiders) {
      for (const [verb, data] of [
        ["actions.seeChecklist", { reference: "2027-00042" }],
        ...["openStep", "askForum", "complete", "waive", "reopen", "handOver"].map((each) => [
          `actions.${each}`,
          { id: "101", evidence: "Mine", reason: "Not needed", toWhom: "grady" },
        ]),
        ["consultations.changeStatus", { reference: "2027-00042", to: "Stopped" }],
      ] as [string, object][]) {
        const product = holding(status);
        const refusal = await asked(product, verb, data, turn).then(
          () => "it was shown",
          (failure: Error) => failure.message,
        );
        expect(refusal).toMatch(/our own chat|that you can see\. Check the number|no longer on the list/);
        expect(refusal).not.toMatch(/Parks strategy|whip|Title of|Alex Wilber/);
        expect(product.register.history).toEqual([]);
      }
    }
  });

  it("says the same to a councillor of a number that is not there, so that nothing is given away", async () => {
    const ask = (reference: string) =>
      asked(holding("Idea"), "actions.seeChecklist", { reference }, { by: lee }).catch((failure: Error) =>
        failure.message.replace(reference, "it"),
      );
    expect(await ask("2027-00042")).toBe(await ask("2027-09999"));
  });

  it("shows what was agreed to, without what was written of a step", async () => {
    for (const turn of outsiders) {
      const product = holding("Approved");
      expect(
        words(await asked(product, "actions.seeChecklist", { reference: "2027-00042" }, turn)),
      ).toContain("Parks strategy");
      for (const id of ["101", "104"]) {
        const card = await asked(product, "actions.openStep", { id }, turn);
        expect(JSON.stringify(card)).not.toMatch(/whip|Cabinet is split/);
        expect(words(card)).toContain("What was written of this step is for officers");
      }
    }
    expect(words(await asked(holding("Approved"), "actions.openStep", { id: "101" }, {}))).toContain(
      "Evidence: The whip said no",
    );
  });

  it("keeps what belongs to no record to officers", async () => {
    const product = buildProduct({ actions: [buildAction({ reference: undefined, stepId: undefined })] });
    await expect(asked(product, "actions.openStep", { id: "1" }, { by: lee })).rejects.toThrow("no longer");
    await expect(asked(product, "actions.listMine", {}, { where: "channel" })).rejects.toThrow("only to you");
  });
});

describe("work that has ended", () => {
  it.each([
    ["Stopped", "was stopped"],
    ["Complete", "is complete"],
  ] as const)("(%s) offers no buttons on its steps, and says why", async (workflowStatus, said) => {
    const product = buildProduct({
      consultations: [buildConsultation({ workflowStatus })],
      actions: [step("2.4")],
    });
    const card = await opened(product, "2.4");
    expect(words(card)).toContain(`This consultation ${said}, so its steps stay as they are.`);
    for (const title of ["Mark as done", "Waive this step", "Hand it over"])
      expect(titles(card)).not.toContain(title);
    const forged = { id: "204", evidence: "Agreed on 3 March" };
    expect(words(await press(product, { verb: "actions.complete", data: forged }))).toContain(said);
    expect(now(product, "2.4")?.status).toBe("Open");
    expect(words(await press(product, { verb: "actions.listMine", data: {} }))).toContain("You owe nothing");
  });
});
