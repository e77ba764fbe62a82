import { pressHandlers } from "../../../../bot/teams/routes";
import { cardProblems, markdownProblems } from "../../../support/cards";
import { hostileWords, marker } from "../every-card";
import { everyMeetingCard } from "../every-meeting-card";

const verbs = Object.keys(pressHandlers);

it.each([["ordinary words", "Parks strategy"], ["no words", undefined], ...Object.entries(hostileWords)])(
  "the cards of meetings stay whole and harmless when the words are %s",
  async (_what, words) => {
    const problems = Object.entries(await everyMeetingCard(words)).flatMap(([name, card]) =>
      cardProblems(card, { verbs }).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  },
);

it("show a person's words as typed, never as markdown", async () => {
  const cards = await everyMeetingCard(hostileWords["markdown"]);
  const found = Object.entries(cards).flatMap(([name, card]) =>
    markdownProblems(card, marker).map((problem) => `${name}: ${problem}`),
  );
  expect(found).toEqual([]);
});
