import { asActionId, asPlanId, asStepId } from "../../../bot/common/ids";
import type { Person } from "../../../bot/common/person";
import type { Typed } from "../../../bot/consultations";
import { type Card, overlap, refusedDates } from "../../../bot/teams";
import { matchCommand } from "../../../bot/teams/match-command";
import { commandHandlers, pressHandlers } from "../../../bot/teams/routes";
import { people } from "../../support/build";
import { buttons, filled, inputs, ofType, words } from "../../support/cards";
import {
  alex,
  buildAction,
  buildConsultation,
  buildProduct,
  grady,
  type Product,
  type ProductGiven,
  reference,
} from "../../support/teams";
import {
  election,
  festival,
  finding,
  overlapWith,
  tooOften,
  tooShort,
} from "../consultations/clashing/clashing";
import { turnOf } from "./every-card";

const described: Typed = {
  ...{ title: "Parks strategy", overview: "How parks are looked after for the next ten years." },
  ...{ decisionDate: "2027-12-15", decisionMaker: "Cabinet", service: "Parks", areas: "Riverside" },
  audiences: "Residents",
};
const answered: Typed = { open: "some", duty: "no", impact: "2", protected: "no", share: "hear" };
const agreed = "The Monitoring Officer agreed on 3 March.";

async function press(
  product: Product,
  { verb, data }: { verb: string; data: unknown },
  person: Person = alex,
) {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turnOf(person), data);
}
const type = (
  product: Product,
  card: Card,
  title: string,
  typed: Record<string, string> = {},
  person = alex,
) => press(product, filled(card, title, typed), person);
async function say(product: Product, text: string, person: Person = alex): Promise<Card> {
  const handler = commandHandlers[matchCommand(text)?.name ?? ""];
  if (!handler) throw new Error(`Nothing answers ${text}`);
  const reply = await handler(product, turnOf(person, text));
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}
const titles = (card: Card) => buttons(card).map(({ title }) => title);

/** The third card of a plan. */
async function datesCard(product: Product): Promise<Card> {
  const first = await press(product, { verb: "consultations.startPlan", data: { anew: true } });
  const second = await type(product, first, "Next: the level", described);
  return type(product, second, "Next: the dates", answered);
}
const keptOf = async (product: Product) =>
  (await product.plans.find({ owner: alex.id, id: asPlanId("plan-1") }))?.typed;

const onlyToKnow = { ...festival, severity: "info" as const, what: "2 other dates to know of" };
const notChecked = {
  ...{ ...festival, kind: "uncheckedDates", severity: "medium" as const },
  what: "Nobody has checked the dates of 2027",
};

describe("the dates card", () => {
  it("says nothing of clashes where there are none", async () => {
    const card = await datesCard(buildProduct());
    expect(words(card)).not.toMatch(/clash|Better dates/i);
    expect(Object.keys(inputs(card))).toEqual(["startDate", "endDate"]);
  });

  it("shows the worst first with why, and folds away what is more than three", async () => {
    const low = { ...festival, severity: "low" as const, what: "It opens on a small day" };
    const card = await datesCard(buildProduct({ clashCheck: finding([low, low, low, low, festival]) }));
    const said = words(card);
    expect(said).toContain("1 clash\n");
    expect(said.indexOf("Also to know")).toBeLessThan(said.indexOf("Minor: "));
    expect(said.indexOf("Serious: \nIt opens on Diwali.")).toBeGreaterThan(0);
    expect(said.indexOf("Serious: ")).toBeLessThan(said.indexOf("Minor: "));
    expect(said).toContain("Many families are away.");
    expect(said).toContain("Show the rest");
    const fold = ofType(card, "Container").find(({ id }) => id === "moreClashes");
    expect(fold?.["isVisible"]).toBe(false);
  });

  it("counts neither what is minor, nor to know of, nor that a year is not checked", async () => {
    const card = await datesCard(buildProduct({ clashCheck: finding([onlyToKnow, notChecked]) }));
    expect(words(card)).not.toContain("clash\n");
    expect(words(card)).toContain("To know: \nNobody has checked the dates of 2027.");
    const all = await say(
      onRegister({ clashCheck: finding([notChecked, onlyToKnow, festival, tooOften]) }),
      "check clashes 2027-00042",
    );
    const said = words(all);
    expect(said).toContain("2 clashes");
    expect(said.indexOf("Also to know")).toBeGreaterThan(said.indexOf("It opens on Diwali"));
    expect(said.indexOf("Nobody has checked")).toBeGreaterThan(said.indexOf("Also to know"));
    expect(said).toContain("2 other dates to know of");
  });

  it("offers better dates, which one press puts into the boxes with all else kept", async () => {
    const clashCheck = finding([tooOften], {
      onlyFor: ["2027-09-20"],
      better: [
        ["2027-06-07", "2027-07-19"],
        ["2027-06-14", "2027-07-26"],
        ["2027-06-21", "2027-08-02"],
      ],
    });
    const product = buildProduct({ clashCheck });
    const dates = { startDate: "2027-09-20", endDate: "2027-11-01" };
    const card = await type(product, await datesCard(product), "Check these dates", dates);
    expect(titles(card)).toEqual(
      expect.arrayContaining([
        "Mon 7 Jun to Mon 19 Jul 2027",
        "Mon 14 Jun to Mon 26 Jul 2027",
        "Mon 21 Jun to Mon 2 Aug 2027",
      ]),
    );
    // Each says why, though it is for the same reason.
    expect(words(card).split("No clash at all.")).toHaveLength(4);
    const reason = "Residents asked us to come back.";
    const taken = await type(product, card, "Mon 14 Jun to Mon 26 Jul 2027", {
      ...dates,
      askAgainReason: reason,
    });
    expect(inputs(taken)).toEqual({ startDate: "2027-06-14", endDate: "2027-07-26" });
    expect(words(taken)).not.toContain("Better dates");
    expect(await keptOf(product)).toMatchObject({ startDate: "2027-06-14", askAgainReason: reason });
    // The box is not on this card, so nothing of it was emptied.
    await type(product, taken, "Check these dates");
    expect((await keptOf(product))?.askAgainReason).toBe(reason);
  });

  it("has the one box that the dates need, refuses without it and keeps what was typed", async () => {
    const product = buildProduct({ clashCheck: finding([election]) });
    const card = await datesCard(product);
    expect(Object.keys(inputs(card))).toEqual(["startDate", "endDate", "monitoringNote"]);
    const short = await type(product, card, "Next: confirm", { monitoringNote: "Yes" });
    expect(words(short)).toContain("Say who agreed to these dates, and when, in 10 letters or more.");
    expect(words(short)).toContain("One answer needs another look. Nothing you typed is lost.");
    expect(inputs(short)["monitoringNote"]).toBe("Yes");
    const last = await type(product, short, "Next: confirm", { monitoringNote: agreed });
    expect(words(last)).toContain("Is this right?");
    expect(words(last)).toContain(`Monitoring Officer's note: ${agreed}`);
    await type(product, last, "Confirm");
    expect(product.register.consultations.all()[0]?.datesNote).toBe(`Monitoring Officer's note: ${agreed}`);
  });

  it("says beside the closing day that it is shorter than the law allows", async () => {
    const product = buildProduct({ clashCheck: finding([tooShort]) });
    const again = await type(product, await datesCard(product), "Next: confirm");
    expect(words(again)).toContain("It is shorter than the law allows. Close on Wed 10 Nov 2027 or later.");
    expect(Object.keys(inputs(again))).toEqual(["startDate", "endDate"]);
  });
});

const step04 = buildAction({ id: asActionId("4"), stepId: asStepId("0.4"), title: "Check for clashes" });
const onRegister = (given: ProductGiven = {}) =>
  buildProduct({
    consultations: [
      buildConsultation(),
      buildConsultation({
        ...{ reference: reference("2027-00043"), title: "Play areas", externalId: "plan-43" },
        leadOfficer: { id: grady.id, name: grady.name },
      }),
    ],
    actions: [step04],
    people: [alex, { ...grady, email: "grady@westhaven.example" }],
    ...given,
  });

describe("changing dates", () => {
  const typed = { startDate: "2027-05-12", endDate: "2027-06-23", decisionDate: "2027-08-25" };

  it("shows what the new dates meet, takes better ones, and keeps refused ones only with the note", async () => {
    const product = onRegister({
      clashCheck: finding([election], { onlyFor: ["2027-05-12"], better: [["2027-05-19", "2027-06-30"]] }),
    });
    const shown = await type(
      product,
      await say(product, "change dates 2027-00042"),
      "Show what moves",
      typed,
    );
    expect(words(shown)).toContain("Needs a reason: \nIt closes in a pre-election period.");
    const refused = await type(product, shown, "Keep the change");
    expect(words(refused)).toContain("Say who agreed to these dates, and when");
    expect(product.register.consultations.find(reference("2027-00042"))?.startDate).toBe("2027-03-29");

    const back = await type(product, refused, "Back", { monitoringNote: agreed });
    expect(inputs(back)).toEqual(typed);
    const again = await type(product, back, "Show what moves");
    expect(inputs(again)["monitoringNote"]).toBe(agreed);

    const better = await type(product, again, "Wed 19 May to Wed 30 Jun 2027");
    expect(words(better)).toContain("Opens Wed 19 May 2027 (was Mon 29 Mar 2027).");
    expect(Object.keys(inputs(better))).toEqual([]);

    await type(product, again, "Keep the change");
    expect(product.register.consultations.find(reference("2027-00042"))).toMatchObject({
      ...typed,
      datesNote: `Monitoring Officer's note: ${agreed}`,
    });
  });

  it("has nothing to press where the law never allows it", async () => {
    const product = onRegister({ clashCheck: finding([tooShort], { onlyFor: ["2027-05-12"] }) });
    const shown = await type(
      product,
      await say(product, "change dates 2027-00042"),
      "Show what moves",
      typed,
    );
    expect(titles(shown)).not.toContain("Keep the change");
  });
});

describe("check clashes", () => {
  it.each(["check clashes 2027-00042", "Clashes 2027-00042", "check dates 2027-00042", "chekc clashes"])(
    "answers: %s",
    async (text) => {
      const product = onRegister({
        clashCheck: finding([festival], { better: [["2027-05-19", "2027-06-30"]] }),
      });
      const card = await say(product, text);
      expect(words(card)).toContain("Clashes of 2027-00042");
      expect(words(card)).toContain("Serious: \nIt opens on Diwali.");
      const moved = await type(product, card, "Wed 19 May to Wed 30 Jun 2027");
      expect(words(moved)).toContain("What moves with these dates");
    },
  );

  it("is not for a councillor, and changes nothing for somebody who may not", async () => {
    const product = onRegister({
      clashCheck: finding([festival], { better: [["2027-05-19", "2027-06-30"]] }),
    });
    await expect(say(product, "check clashes 2027-00042", people.lee)).rejects.toThrow(
      "The clash check is for officers.",
    );
    expect(titles(await say(product, "check clashes 2027-00042", grady))).toEqual(["Checklist"]);
  });

  it("ticks step 0.4 with what was found and what was said of it", async () => {
    const product = onRegister({ clashCheck: finding([overlapWith("2027-00043"), festival]) });
    const card = await type(
      product,
      await press(product, { verb: "actions.openStep", data: { id: "4" } }),
      "Check clashes",
    );
    const without = await type(product, card, "I have looked at this", { reason: "ok" });
    expect(words(without)).toContain("Say if you join up or stay apart.");
    expect(inputs(without)["reason"]).toBe("ok");
    const done = await type(product, without, "I have looked at this", {
      reason: "We stay apart: rents only.",
    });
    expect(words(done)).toContain("Step 0.4 of the checklist is done.");
    expect(product.register.actions.find(asActionId("4"))).toMatchObject({
      status: "Done",
      evidence:
        'Clash check on Mon 1 Mar 2027: It opens on Diwali. It overlaps with "Parks" (2027-00043). Looked at. We stay apart: rents only.',
    });
  });

  it("needs no words where nothing was found", async () => {
    const product = onRegister();
    const card = await say(product, "check clashes 2027-00042");
    expect(words(card)).toContain("Nothing found");
    await type(product, card, "I have looked at this");
    expect(product.register.actions.find(asActionId("4"))?.evidence).toBe(
      "Clash check on Mon 1 Mar 2027: nothing found. Looked at.",
    );
  });
});

describe("the card to two lead officers", () => {
  const told = (product: Product): Card => {
    const [consultation, other] = product.register.consultations.all();
    if (!consultation || !other) throw new Error("There are two");
    const otherLead = { ...grady, email: "grady@westhaven.example" };
    return overlap({ consultation, other, otherLead, findings: [overlapWith("2027-00043")] });
  };
  const open = () => onRegister({ clashCheck: finding([overlapWith("2027-00043")]) });

  it("names the other work and its lead, with a chat to open", () => {
    const card = told(open());
    expect(words(card)).toContain(
      "Grady Archie leads 2027-00043 Play areas. It overlaps with yours, 2027-00042 Parks strategy.",
    );
    expect(card["actions"]).toContainEqual(
      expect.objectContaining({
        title: "Open a chat with them",
        url: "https://teams.microsoft.com/l/chat/0/0?users=grady%40westhaven.example",
      }),
    );
  });

  it("has their agreement put on both records and on the step", async () => {
    const product = open();
    const joined = await type(product, told(product), "We will join up", { reason: "One survey in May." });
    expect(words(joined)).toContain("On record: We join up with 2027-00043 Play areas. One survey in May.");
    expect(words(joined)).toContain("Step 0.4 of your checklist is done with this.");
    expect(titles(joined)).not.toContain("We will join up");
    expect(product.register.consultations.find(reference("2027-00043"))?.relatedConsultations).toEqual([
      "2027-00042",
    ]);
    expect(product.register.actions.find(asActionId("4"))?.evidence).toContain("We join up with 2027-00043");
  });

  it("asks why they stay apart, and loses nothing typed", async () => {
    const product = open();
    const again = await type(product, told(product), "We keep them apart", { reason: "no" });
    expect(words(again)).toContain("Say why they stay apart.");
    expect(inputs(again)).toEqual({ reason: "no" });
    await type(product, again, "We keep them apart", { reason: "Ours is about rents only." });
    expect(product.register.history.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["Stays apart from 2027-00043", "Stays apart from 2027-00042"]),
    );
  });

  it("cannot be answered for somebody else's work, nor by a forged card", async () => {
    const product = open();
    const forged = { verb: "consultations.joinUp", data: { reference: "2027-00042", other: "2027-00043" } };
    expect(words(await press(product, forged, grady))).toContain("can change 2027-00042");
    await expect(press(product, { ...forged, data: { reference: "x" } })).rejects.toThrow("too old");
    await expect(press(product, forged, people.lee)).rejects.toThrow("for the lead officers");
    expect(product.register.consultations.find(reference("2027-00042"))?.relatedConsultations).toEqual([]);
  });
});

it("tells the engagement lead what was typed into the list and what to do", () => {
  const by = { id: grady.id, name: grady.name };
  const card = refusedDates({ consultation: buildConsultation(), by, findings: [election] });
  expect(words(card)).toContain("Grady Archie changed it in the list. It closes in a pre-election period.");
  expect(words(card)).toContain("To write the reason down, type: change dates 2027-00042");
});
