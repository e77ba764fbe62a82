import { pressHandlers } from "../../../bot/teams/routes";
import { cardProblems } from "../../support/cards";
import { everyCard, hostileWords } from "./every-card";

const verbs = Object.keys(pressHandlers);

/** Apart from the other tests of cards, so that two workers share what takes longest of all. */
it.each(Object.entries(hostileWords))(
  "every card stays whole and harmless when the words are %s",
  async (_what, words) => {
    const problems = Object.entries(await everyCard(words)).flatMap(([name, card]) =>
      cardProblems(card, { verbs }).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  },
);
