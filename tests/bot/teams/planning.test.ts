import { Failure } from "../../../bot/common/failure";
import { asPlanId } from "../../../bot/common/ids";
import { missingFor, planInputs, type Typed } from "../../../bot/consultations";
import { type Card, pastGate, ruleBroken, statusChanged } from "../../../bot/teams";
import { pressHandlers } from "../../../bot/teams/routes";
import { buttons, cardProblems, filled, inputs, ofType, words } from "../../support/cards";
import {
  adele,
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  type Product,
  reference,
} from "../../support/teams";
import { hostileWords, turnOf } from "./every-card";

const described: Typed = {
  title: "Parks strategy",
  overview: "How parks are looked after for the next ten years.",
  decisionDate: "2027-12-15",
  decisionMaker: "Cabinet",
  service: "Parks",
  areas: "Riverside",
  audiences: "Residents,Businesses",
};
const answered: Typed = { open: "some", duty: "no", impact: "2", protected: "no", share: "hear" };

async function press(product: Product, { verb, data }: { verb: string; data: unknown }, person = alex) {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turnOf(person), data);
}

const start = (product: Product) => press(product, { verb: "consultations.startPlan", data: { anew: true } });
const type = (product: Product, card: Card, title: string, typed: Typed = {}) =>
  press(product, filled(card, title, typed));
const kept = async (product: Product) =>
  (await product.plans.find({ owner: alex.id, id: asPlanId("plan-1") }))?.typed;

describe("what was typed", () => {
  const short = Object.entries({
    "a template": "${secret} ${planId}",
    "a date function": "{{DATE(2017-02-14T06:08:39Z,LONG)}}",
    markdown: "**x** [a](http://evil.example) <at>x</at>",
    "right to left": "שלום عليكم",
    emoji: "👩‍👩‍👧 🏳️‍🌈",
    "quotes and lines": `"\\'\n\ttwo lines\n`,
  });

  it.each(short)(
    "stands in its input letter for letter after a mistake elsewhere: %s",
    async (_what, text) => {
      const product = buildProduct();
      const card = await type(product, await start(product), "Next: the level", {
        title: text,
        overview: text,
      });
      expect(words(card)).toContain("need another look. Nothing you typed is lost.");
      expect(inputs(card)).toMatchObject({ title: text, overview: text });
      expect(await kept(product)).toMatchObject({ title: text, overview: text });
    },
  );

  it.each(Object.entries(hostileWords).filter(([, text]) => (text ?? "").length > 3_000))(
    "is kept aside when it is too much for a card, and an empty box then means as it was: %s",
    async (_what, text) => {
      const product = buildProduct();
      const typed = { ...described, overview: text ?? "", service: "" };
      const first = await type(product, await start(product), "Next: the level", typed);
      expect(inputs(first)["overview"]).toBe("");
      expect(words(first)).toContain("They are kept. Leave this empty to keep them.");

      const next = await type(product, first, "Next: the level", { service: "Parks" });
      expect((await kept(product))?.overview).toBe(text);
      expect(cardProblems(next, { verbs: Object.keys(pressHandlers) })).toEqual([]);
    },
  );

  it("is replaced when something is typed over what was kept aside", async () => {
    const product = buildProduct();
    const long = "a".repeat(10_001);
    const first = await type(product, await start(product), "Next: the level", {
      ...described,
      overview: long,
    });
    await type(product, first, "Next: the level", { overview: "Shorter, as I was asked." });
    expect((await kept(product))?.overview).toBe("Shorter, as I was asked.");
  });

  it("comes back ticked for choices that have commas in their names", async () => {
    const wards = ["Stoke, Bishop and Sea Mills", "Riverside"];
    const product = buildProduct({ settings: { areas: wards } });
    const asked = await start(product);
    const choices = ofType(asked, "Input.ChoiceSet").find(({ id }) => id === "areas")?.["choices"] as {
      title: string;
      value: string;
    }[];
    const value = choices.find(({ title }) => title === wards[0])?.value ?? "";
    const card = await type(product, asked, "Next: the level", { ...described, title: "", areas: value });
    // As a client reads it: the values of what is ticked, parted by commas.
    expect(String(inputs(card)["areas"]).split(",")).toEqual([value]);
    expect((await kept(product))?.areas).toBe(wards[0]);
    const next = await type(product, card, "Next: the level", { title: "Parks strategy" });
    expect(words(next)).toContain("How much can people change?");
  });

  it("is gone when its box was emptied, though a client leaves an empty box out of what it sends", async () => {
    const product = buildProduct();
    const typed = { ...described, service: "" };
    const first = await type(product, await start(product), "Next: the level", typed);
    const emptied = await type(product, first, "Next: the level", { title: "", service: "Parks" });
    expect(inputs(emptied)).toMatchObject({ title: "", service: "Parks", overview: described.overview });
    expect(words(emptied)).toContain("One answer needs another look.");
    expect((await kept(product))?.title).toBe("");
  });

  it("is gone when every tick was taken away, also those that were there from the start", async () => {
    const product = buildProduct();
    const level = await type(product, await start(product), "Next: the level", described);
    expect(inputs(level)["circumstances"]).toContain("survey");
    const dates = await type(product, level, "Next: the dates", { ...answered, circumstances: "" });
    expect((await kept(product))?.circumstances).toBe("");
    const again = await type(product, dates, "Back");
    expect(inputs(again)["circumstances"]).toBe("");
  });

  it("stays when an old card without it is sent", async () => {
    const product = buildProduct();
    const blank = await start(product);
    await type(product, blank, "Next: the level", described);
    await type(product, blank, "Next: the level");
    expect(await kept(product)).toMatchObject(described);
  });

  it("survives going back from a card and coming again", async () => {
    const product = buildProduct();
    const level = await type(product, await start(product), "Next: the level", described);
    const back = await type(product, level, "Back", { ...answered, open: "wide" });
    expect(inputs(back)).toMatchObject({ title: "Parks strategy", service: "Parks", areas: "Riverside" });
    const again = await type(product, back, "Next: the level");
    expect(inputs(again)).toMatchObject({ open: "wide", impact: "2" });
  });

  it("is never taken from a button's data for a card that does not ask it", async () => {
    const product = buildProduct();
    const card = await start(product);
    const { verb, data } = filled(card, "Next: the level", described);
    await press(product, { verb, data: { ...data, startDate: "2027-01-01", reference: "2027-00001" } });
    expect(Object.keys((await kept(product)) ?? {}).filter((key) => !(key in described))).toEqual([]);
    expect(planInputs).not.toContain("reference");
  });
});

describe("from the first card to the record", () => {
  async function toConfirm(product: Product) {
    const level = await type(product, await start(product), "Next: the level", described);
    const dates = await type(product, level, "Next: the dates", answered);
    return { level, dates, confirm: await type(product, dates, "Next: confirm") };
  }

  it("names the level, proposes dates a person can change, and writes one row with its checklist", async () => {
    const product = buildProduct();
    const { level, dates, confirm } = await toConfirm(product);
    expect(inputs(level)["circumstances"]).toContain("affectsResidents");
    expect(words(dates)).toMatch(/Level: \w+ \(\w+ track\)/);
    expect(words(dates)).toContain("Counted back from the decision on Wed 15 Dec 2027");
    expect(inputs(dates)["startDate"]).toMatch(/^2027-\d\d-\d\d$/);
    expect(words(confirm)).toContain("Is this right?");

    const done = await type(product, confirm, "Confirm");
    expect(words(done)).toContain("Logged as 2027-00001");
    expect(product.register.consultations.all()).toHaveLength(1);
    const checklist = await type(product, done, "Open the checklist");
    expect(words(checklist)).toMatch(
      /^Checklist 2027-00001\nParks strategy\nStatus: Idea\n3 of \d+ steps done/,
    );
  });

  it("keeps the whole plan on the card while SharePoint is out of reach, to confirm again", async () => {
    const product = buildProduct();
    const { confirm } = await toConfirm(product);
    const cause = new Error("ECONNRESET");
    product.register.failNext(new Failure("unavailable", "SharePoint does not answer.", { cause }));
    const kept = await type(product, confirm, "Confirm");
    expect(words(kept)).toMatch(
      /^SharePoint does not answer\.\nYour plan is kept\. Press Confirm to try again\./,
    );
    expect(words(kept)).toContain("How parks are looked after");
    expect(product.lines.filter(({ error }) => error === cause)).toHaveLength(1);
    expect(words(await type(product, kept, "Confirm"))).toContain("Logged as 2027-00001");
  });

  it("makes one record of a confirmation pressed twice", async () => {
    const product = buildProduct();
    const { confirm } = await toConfirm(product);
    const once = await type(product, confirm, "Confirm");
    expect(await type(product, confirm, "Confirm")).toEqual(once);
    expect(product.register.consultations.all()).toHaveLength(1);
  });

  it("lets nobody press another's card", async () => {
    const product = buildProduct();
    const { confirm } = await toConfirm(product);
    await expect(press(product, filled(confirm, "Confirm"), adele)).rejects.toThrow("not one of yours");
    expect(product.register.consultations.all()).toHaveLength(0);
  });

  it("stays on the level card when the law must be asked first, and says why", async () => {
    const product = buildProduct();
    const level = await type(product, await start(product), "Next: the level", described);
    const stopped = await type(product, level, "Next: the dates", { ...answered, open: "none", duty: "yes" });
    expect(words(stopped)).toContain("Stop: ask for legal advice first");
    expect(inputs(stopped)).toMatchObject({ open: "none", duty: "yes" });
  });
});

describe("the steps", () => {
  const owing = () =>
    buildProduct({
      consultations: [buildConsultation()],
      actions: Array.from({ length: 25 }, (_, at) =>
        buildAction({ id: String(at + 1) as never, stepId: `1.${at + 1}` as never, title: `Step ${at + 1}` }),
      ),
    });

  it("go back to the page and the list they were opened from", async () => {
    const product = owing();
    const mine = await press(product, { verb: "actions.listMine", data: { page: 2 } });
    const opened = await press(product, buttons(mine).find(({ title }) => title === "Open") as never);
    const back = await type(product, opened, "Back");
    expect(back).toEqual(mine);

    const list = await press(product, {
      verb: "actions.seeChecklist",
      data: { reference: "2027-00042", page: 2 },
    });
    const step = await press(product, buttons(list).find(({ title }) => title === "Open") as never);
    expect(await type(product, step, "Back")).toEqual(list);
  });

  it.each([
    ["my actions", "actions.listMine", "Page 2 of 4"],
    ["the checklist", "actions.seeChecklist", "Page 2 of 2"],
  ])("say which page of how many is shown: %s", async (_list, verb, note) => {
    const data = { reference: "2027-00042", page: 2 };
    expect(words(await press(owing(), { verb, data }))).toContain(note);
  });

  it("say nothing of pages where there is one", async () => {
    const product = buildProduct({ consultations: [buildConsultation()], actions: [buildAction()] });
    for (const verb of ["actions.listMine", "actions.seeChecklist", "consultations.listMine"])
      expect(words(await press(product, { verb, data: { reference: "2027-00042" } }))).not.toContain("Page ");
  });

  it.each(["1.3", "1.5", "2.10", "3.7"])(
    "say that legal has not checked them, though their sources were seen: %s",
    async (stepId) => {
      const product = buildProduct({ actions: [buildAction({ stepId: stepId as never })] });
      const opened = await press(product, { verb: "actions.openStep", data: { id: "1" } });
      expect(words(opened)).toMatch(/^\w.* \(not yet checked by legal\)$/m);
    },
  );

  it("do not say so where everything was seen", async () => {
    const product = buildProduct({ actions: [buildAction({ stepId: "1.1" as never })] });
    const opened = await press(product, { verb: "actions.openStep", data: { id: "1" } });
    expect(words(opened)).toMatch(/^\w.* \(checked\)$/m);
    expect(words(opened)).not.toContain("not yet checked");
  });

  it("keep a note of 10,000 characters in its box, to be shortened", async () => {
    const product = owing();
    const note = `{{DATE(2017)}} \${x} ${"a".repeat(9_980)}`;
    const opened = await press(product, { verb: "actions.openStep", data: { id: "1" } });
    const refused = await type(product, opened, "Mark as done", { evidence: note } as never);
    expect(inputs(refused)["evidence"]).toBe(note);
    expect(words(refused)).toContain("Shorten it to 2000");
    expect(cardProblems(refused, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  });

  it("that cannot be saved come back with the note still in its box, and the cause is in the log once", async () => {
    const product = owing();
    const opened = await press(product, { verb: "actions.openStep", data: { id: "1" } });
    const cause = new Error("ECONNRESET");
    product.register.failNext(new Failure("unavailable", "SharePoint does not answer.", { cause }));
    const card = await type(product, opened, "Mark as done", { evidence: "Agreed on 3 March." } as never);
    expect(words(card)).toContain("SharePoint does not answer.");
    expect(inputs(card)["evidence"]).toBe("Agreed on 3 March.");
    expect(product.lines.filter(({ error }) => error === cause)).toHaveLength(1);
  });

  it("are done once however often they are ticked, and can be opened again", async () => {
    const product = owing();
    const opened = await press(product, { verb: "actions.openStep", data: { id: "3" } });
    const evidence = { evidence: "Agreed on 3 March." } as never;
    const done = await type(product, opened, "Mark as done", evidence);
    await type(product, opened, "Mark as done", evidence);
    expect(product.register.history).toHaveLength(1);
    expect(words(done)).toContain("Step 1.3, Step 3, is done.");
    await type(product, done, "Undo");
    expect(product.register.actions.find("3" as never)).toMatchObject({
      status: "Open",
      evidence: "Agreed on 3 March.",
    });
  });
});

describe("news of a status", () => {
  const news = { from: "Submitted", to: "Approved" } as const;
  const consultation = buildConsultation();

  it("tells whoever approved their own to ask another manager, not to start the work", () => {
    const card = statusChanged({ ...news, consultation, by: { id: alex.id, name: alex.name } });
    expect(words(card)).toContain("Ask another manager to look at it. I am telling the engagement lead.");
    expect(words(card)).not.toContain("You can start the work");
  });

  it("that broke a rule says where it goes back to, and asks for no fields", () => {
    const by = { id: adele.id, name: adele.name };
    const missing = missingFor(buildConsultation({ whyConsulting: "" }), "Approved");
    const said = { ...{ consultation, by, missing }, from: "Idea", to: "Approved" } as const;
    expect(words(statusChanged(said))).toContain("The record still lacks");
    const card = words(statusChanged({ ...said, broken: ["review jumped"] }));
    expect(card).toContain("It should go back to Idea. I am telling the engagement lead.");
    expect(card).not.toContain("The record still lacks");
  });

  it("that broke a rule tells the engagement lead to set it back, and names the steps in short", () => {
    const step = { actionId: "7" as never, stepId: "0.2" as never, title: "Say why", gate: "G1" };
    const card = ruleBroken(
      {
        ...{ consultation, from: "Idea", to: "Approved", by: undefined },
        passed: [{ gate: "G1", missing: [{ ...step, status: "Open", waivedReason: "" }] }],
      },
      ["review jumped"],
    );
    expect(words(card)).toContain("Gate G1 waits for 1 step: 0.2 Say why.");
    expect(words(card)).toContain("Set it back to Idea in the list.");
    expect(words(card)).not.toContain("Ask for the missing steps");
  });

  it.each([
    ["another manager", { id: adele.id, name: adele.name }],
    ["nobody known", undefined],
  ])("lets the work start when it was approved by %s", (_who, by) => {
    expect(words(statusChanged({ ...news, consultation, by }))).toContain("You can start the work.");
  });
});

describe("news of a change in chat", () => {
  it("says who changed it, without the list, and what they want", () => {
    const consultation = buildConsultation();
    const by = { id: adele.id, name: adele.name };
    const card = statusChanged({
      ...{ consultation, from: "Submitted", to: "Changes requested", by },
      ...{ inChat: true, note: "Ask young people too" },
    });
    expect(words(card)).toContain("Adele Vance changed it, from Submitted. They say: Ask young people too");
    expect(words(card)).toContain("make the changes. Then send it for review again");
    expect(buttons(card)[0]).toMatchObject({
      ...{ title: "Open the record", verb: "consultations.seeRecord" },
      data: { reference: consultation.reference },
    });
    expect(words(card)).not.toContain("the list, from");
  });

  it("tells an engagement lead which steps a change in the list went past", () => {
    const card = pastGate(
      { consultation: buildConsultation(), from: "Idea", to: "Approved", by: undefined },
      [
        {
          gate: "G1",
          missing: [
            {
              ...{ actionId: "7" as never, stepId: "0.2" as never, title: "Say what will be decided" },
              ...{ gate: "G1", status: "Open" as const, waivedReason: "" },
            },
          ],
        },
      ],
    );
    expect(words(card)).toContain(
      "Somebody set it to Approved in the list. Gate G1 waits for 1 step: 0.2 Say what will be decided.",
    );
    expect(words(card)).toContain("Nothing was undone.");
  });
});

describe("days", () => {
  it("are London's days, also in the hour around midnight of British Summer Time", async () => {
    const product = buildProduct({
      now: "2027-06-30T23:30:00Z", // half past midnight on 1 July in London
      consultations: [buildConsultation()],
      actions: [
        buildAction({ dueDate: "2027-07-01" as never }),
        buildAction({ id: "2" as never, dueDate: "2027-06-30" as never }),
      ],
    });
    const mine = await press(product, { verb: "actions.listMine", data: {} });
    expect(words(mine)).toContain("Due today");
    expect(words(mine)).toContain("1 day late, due Wed 30 Jun 2027");

    await type(product, await start(product), "Next: the level", { title: "Library hours" });
    const unfinished = await press(product, { verb: "consultations.startPlan", data: { anew: false } });
    expect(words(unfinished)).toContain("Left on Thu 1 Jul 2027");
  });

  it("are written out, so that 3 December is never read as 12 March", async () => {
    const product = buildProduct({
      consultations: [buildConsultation({ startDate: "2027-12-03" as never, endDate: undefined })],
    });
    const list = await press(product, { verb: "consultations.listMine", data: {} });
    expect(words(list)).toContain("Fri 3 Dec 2027 to no end date yet");
  });
});

it("says how old the list is when SharePoint has not answered", async () => {
  const product = buildProduct({ consultations: [buildConsultation()] });
  product.register.setStale(new Date("2027-03-01T08:48:00Z"));
  const card = await press(product, {
    verb: "actions.seeChecklist",
    data: { reference: reference("2027-00042") },
  });
  expect(words(card)).toContain("SharePoint has not answered for 12 minutes. This may be out of date.");
});
