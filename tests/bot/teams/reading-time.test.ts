import type { Typed } from "../../../bot/consultations";
import type { Card } from "../../../bot/teams";
import { pressHandlers } from "../../../bot/teams/routes";
import { filled, inputs, type Node, ofType } from "../../support/cards";
import { alex, buildProduct, type Product } from "../../support/teams";
import { turnOf } from "./every-card";

/**
 * Somebody who has never seen the four cards reads every word of them. Adults read plain text at some 240
 * words a minute, so this many leave a minute of the three for typing two short texts and pressing.
 */
const mostWords = 480;

/** The fullest of the real pieces of work: a possible duty, a big effect, money of voluntary groups. */
const cards: readonly { next: string; typed: Typed }[] = [
  {
    next: "Next: the level",
    typed: {
      title: "Voluntary Sector Commissioning Framework review",
      overview:
        "Which strategic priorities the next Voluntary Sector Commissioning Framework sets, so that key partners find and connect with groups not yet known to us.",
      decisionDate: "2027-11-09",
      decisionMaker: "Cabinet",
      service: "Parks",
      areas: "Riverside",
      audiences: "Residents",
    },
  },
  {
    next: "Next: the dates",
    typed: {
      ...{ open: "some", duty: "unsure", impact: "3", protected: "yes", share: "advise" },
      circumstances: "vcsFunding,affectsResidents,survey,online,personalData",
    },
  },
  { next: "Next: confirm", typed: {} },
];

/** Every word that meets the eye: what is folded away and long drop-down lists do not. */
function wordsSeen(card: Card): number {
  const texts: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (node["isVisible"] === false) return;
    for (const key of ["text", "label", "title", "placeholder"])
      if (typeof node[key] === "string") texts.push(node[key]);
    const unopened = node["type"] === "Input.ChoiceSet" && node["style"] !== "expanded";
    for (const [key, inner] of Object.entries(node))
      if (!["data", "fallback"].includes(key) && !(unopened && key === "choices")) look(inner);
  };
  look(card);
  return texts
    .join(" ")
    .split(/\s+/)
    .filter((word) => /\p{L}|\d/u.test(word)).length;
}

async function press(product: Product, { verb, data }: { verb: string; data: unknown }): Promise<Card> {
  const handler = pressHandlers[verb];
  if (!handler) throw new Error(`Nothing answers ${verb}`);
  return handler(product, turnOf(alex), data);
}

/** The four cards as they come up, one after the other. */
async function theFourCards(): Promise<Card[]> {
  const product = buildProduct();
  const seen = [await press(product, { verb: "consultations.startPlan", data: { anew: true } })];
  for (const { next, typed } of cards) {
    const last = seen.at(-1);
    if (last) seen.push(await press(product, filled(last, next, typed)));
  }
  return seen;
}

test("the four cards leave time to think within three minutes", async () => {
  const four = await theFourCards();
  expect(four).toHaveLength(4);
  const words = four.map(wordsSeen);
  const total = words.reduce((sum, each) => sum + each, 0);
  expect({ words, tooMany: Math.max(0, total - mostWords) }).toEqual({ words, tooMany: 0 });
});

test("what is folded away is there, and said to be No", async () => {
  const [, level] = await theFourCards();
  expect(level && inputs(level)).toMatchObject({ canDelegate: "no", freshEvidence: "no" });
  const fold = level && ofType(level, "Container").find(({ id }) => id === "rare");
  expect(fold?.["isVisible"]).toBe(false);
});

test("what is folded away shows itself once it says anything else", async () => {
  const product = buildProduct();
  const first = await press(product, { verb: "consultations.startPlan", data: { anew: true } });
  const level = await press(product, filled(first, "Next: the level", cards[0]?.typed ?? {}));
  const again = await press(product, filled(level, "Next: the dates", { canDelegate: "yes" }));
  const fold = ofType(again, "Container").find(({ id }) => id === "rare");
  expect(fold?.["isVisible"]).toBe(true);
});
