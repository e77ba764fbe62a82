import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { editedGroups, inputsOfGroup } from "../../../bot/consultations";
import type { Card } from "../../../bot/teams";
import { cardFrom } from "../../../bot/teams/cards/fill";
import { shorten } from "../../../bot/teams/cards/words";
import { planCard } from "../../../bot/teams/consultations/plan-card";
import { pressHandlers } from "../../../bot/teams/routes";
import {
  cardProblems,
  everyNode,
  inputs,
  markdownProblems,
  ofType,
  typeProblems,
  words,
} from "../../support/cards";
import { buildSettings } from "../../support/teams";
import { buildView, hostileWords, everyCard as makeEveryCard, marker } from "./every-card";

const verbs = Object.keys(pressHandlers);

/** Making every card takes seconds, so it is done once for the same words. */
const made = new Map<string | null | undefined, ReturnType<typeof makeEveryCard>>();
function everyCard(words: string | null | undefined): ReturnType<typeof makeEveryCard> {
  const cards = made.get(words) ?? makeEveryCard(words);
  made.set(words, cards);
  return cards;
}
const room = join(__dirname, "../../../bot/teams");
const templates = readdirSync(room, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("-card.json"))
  .map((file) => file.replace(/\.json$/, ""));

const problemsOf = (cards: Record<string, Card>): string[] =>
  Object.entries(cards).flatMap(([name, card]) =>
    cardProblems(card, { verbs }).map((problem) => `${name}: ${problem}`),
  );

const ordinary = "Parks strategy for Westhaven";

it("renders every template there is, each in at least one way", async () => {
  const rendered = new Set(Object.keys(await everyCard(ordinary)).map((name) => name.split(",")[0]));
  expect([...rendered].sort()).toEqual([...templates].sort());
});

it("makes cards that Teams, its schemas and its types accept, each button with a fallback somebody answers", async () => {
  expect(problemsOf(await everyCard(ordinary))).toEqual([]);
});

it("is right by Microsoft's own types for Teams cards, with ordinary words and with none", async () => {
  const wordless = await everyCard(undefined);
  const named = (cards: Record<string, Card>, how: string) =>
    Object.fromEntries(Object.entries(cards).map(([name, card]) => [`${name} (${how})`, card]));
  const cards = { ...named(await everyCard(ordinary), "ordinary"), ...named(wordless, "wordless") };
  expect(typeProblems(cards)).toEqual([]);
}, 60_000);

it("is refused by those types when a card has a mistake in it, so the check above means something", () => {
  const card: Card = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", txt: "Hi" }] };
  expect(typeProblems({ card }).join()).toContain("txt");
  // The parser knows elements, not every property; it is what judges where the schemas are not at hand.
  const unknown: Card = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlok", text: "Hi" }] };
  expect(cardProblems(unknown, { verbs }).join()).not.toBe("");
});

it("never shows a person's words where markdown would run", async () => {
  const cards = await everyCard(hostileWords["markdown"]);
  const found = Object.entries(cards).flatMap(([name, card]) =>
    markdownProblems(card, marker).map((problem) => `${name}: ${problem}`),
  );
  expect(found).toEqual([]);
});

it("shows those words as they are written, to whoever must read them", async () => {
  const cards = await everyCard("**bold** [a](http://evil.example)");
  for (const name of [
    "consultations/confirm-card",
    "actions/checklist-card",
    "help/help-card, not understood",
  ])
    expect(words(cards[name] as Card)).toContain("**bold** [a](http://evil.example)");
});

it("asks with the inputs the record's columns are named for, and no others", async () => {
  const cards = await everyCard(ordinary);
  const asked = new Set(Object.values(cards).flatMap((card) => Object.keys(inputs(card))));
  expect([...asked].sort()).toEqual(
    [
      ...new Set([
        ...editedGroups.flatMap(inputsOfGroup),
        ...["title", "overview", "decisionDate", "decisionMaker", "service", "areas", "audiences"],
        ...["open", "duty", "impact", "protected", "share", "canDelegate", "freshEvidence", "circumstances"],
        ...["startDate", "endDate", "evidence", "methods", "monitoringNote", "askAgainReason"],
        ...["topicKind", "topicTitle", "topicBody", "topicReference", "topicFor"], // of the forum
        ...["topicMethods", "topicServices", "topicAudiences", "topicAreas", "topicSkills"],
        ...["meetingKind", "meetingName", "tried", "tryingOut", "triedResult"],
        ...["replyText", "answerReply", "answerText", "outcomeText", "usedMethod"],
        ...["period", "timing", "area", "audience", "service"], // what of the forward plan is shown
        ...[
          "responses",
          "group",
          "otherGroup",
          "reached",
          "groupCount",
          "how",
          "findingsSummary",
          "resultsUrl",
        ],
        ...[
          "outcomeSummary",
          "decisionReasons",
          "outcomeDate",
          "decisionUrl",
          "evalScore",
          "rating0",
          "rating1",
        ],
        ...["costActual", "staffDaysActual", "socialValue", "worked", "didNot", "nextTime", "repeat"],
        ...["changeNext", "feedbackPromised", "channel", "holdingReply", "nothingChanged"],
        ...["theme", "asked", "said", "outcome", "answer", "owner", "dueDate"],
        ...["levelWanted", "legalWho", "legalOn"],
        ...["phase", "reason", "toWhom", "toPerson", "question", "statusNote"],
        ...["note", "snoozeDay"],
        ...["actionTitle", "actionDue", "actionOwner", "actionPerson", "actionReference"],
        ...["frequency", "pausedUntil", "sendAt", "quietFrom", "quietTo", "quiet", "named"],
        ...["leave", "leaveFrom", "leaveTo"],
        ...["panelKind", "panelTitle", "panelPurpose", "panelService", "panelAudiences", "panelAreas"],
        ...["panelRhythm", "panelMembers", "metOn"],
        ...["itemKind", "invitee", "officersOnly", "meetingDay", "meetingTime", "meetingPlace"],
      ]),
    ].sort(),
  );
});

it("leaves no date for the client to format in its own zone and order", () => {
  for (const template of templates)
    expect(readFileSync(join(room, `${template}.json`), "utf8")).not.toMatch(
      /\{\{|formatDateTime|DATE\(|TIME\(|convertFromUTC/,
    );
});

describe("a council with very many choices", () => {
  const names = (many: number, name: string) => Array.from({ length: many }, (_, at) => `${name} ${at + 1}`);
  const describeWith = (typed: Record<string, string>, given = {}) => {
    const view = buildView("describe", "", { problems: [] });
    return planCard({ ...view, plan: { ...view.plan, typed } }, buildSettings(given));
  };

  it("lets a person type the name where 500 wards are too many to list", () => {
    const card = describeWith({}, { areas: names(500, "Ward of Saint Something") });
    const asked = everyNode(card).find(({ node }) => node["id"] === "areas")?.node;
    expect(asked?.["type"]).toBe("Input.Text");
    expect(asked?.["placeholder"]).toBe("Type the names, with commas between them");
    expect(cardProblems(card, { verbs })).toEqual([]);
  });

  it("lists 40 wards to tick", () => {
    const card = describeWith({}, { areas: names(40, "Ward") });
    const asked = everyNode(card).find(({ node }) => node["id"] === "areas")?.node;
    expect(asked).toMatchObject({ type: "Input.ChoiceSet", choices: { length: 41 } });
  });

  it("keeps 5,000 typed audiences aside, and says so", () => {
    const card = describeWith({ audiences: names(5_000, "Audience").join(", ") }, { audiences: [] });
    expect(inputs(card)["audiences"]).toBe("");
    expect(words(card)).toMatch(/You typed \d+ characters here\. They are kept\./);
    expect(cardProblems(card, { verbs })).toEqual([]);
  });

  it("stays small enough when every list and every answer is as long as is still shown", () => {
    const long = names(48, "Neighbourhood of the north");
    const answers = ["title", "overview", "decisionMaker", "service", "decisionDate"];
    const typed = Object.fromEntries(answers.map((id) => [id, "é".repeat(1_490)]));
    const lists = { services: long, areas: long, audiences: long, decisionMakers: long };
    const card = describeWith(typed, lists);
    expect(cardProblems(card, { verbs })).toEqual([]);
    // Long texts give way first, since they are kept; the lists stay.
    expect(ofType(card, "Input.ChoiceSet")).toHaveLength(4);
    expect(inputs(card)["overview"]).toBe("");
  });
});

describe("filling a card", () => {
  const fill = cardFrom({
    type: "AdaptiveCard",
    version: "1.5",
    body: [{ type: "TextRun", text: "Hi ${name}!" }],
  });

  it.each([null, undefined, ""])("reads %j inside a text as no words", (name) => {
    expect(words(fill({ name }))).toBe("Hi !");
  });

  it("prints nothing for a field the data lacks", () => {
    expect(words(fill({}))).toBe("Hi !");
  });

  it("never reads what a person typed as a template", () => {
    expect(words(fill({ name: "${secret}", secret: "LEAK" }))).toBe("Hi $\u200B{secret}!");
  });

  it("shows words on one line, without what cannot be seen, and cut where they are too long", () => {
    expect(shorten(" Parks\n\n\tand\u0001 greens\uD800 ", 40)).toBe("Parks and greens");
    expect(shorten("👍👍👍👍", 3)).toBe("👍👍…");
    expect(shorten(null, 3)).toBe("");
  });
});
