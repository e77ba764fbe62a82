import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { commands } from "../commands";
import type { Command } from "../turn";
import helpJson from "./help-card.json";

const helpCard = cardFrom(helpJson);

const listed = commands.filter(({ name }) => name !== "help");
const words = (of: typeof commands) => of.map(({ title, description }) => ({ title, description }));
/** What most people want first; the rest opens with a button. */
const shownCommands = {
  commands: words(listed.filter(({ inMenu }) => inMenu)),
  moreCommands: words(listed.filter(({ inMenu }) => !inMenu)),
};

export const help: Command = async () => ({
  card: helpCard({ ...helpWords, notUnderstood: "", ...shownCommands }),
  summary: "Help",
});

const helpWords = {
  heading: "What I can do",
  subheading: "Type one of these, or ask a question in your own words. Small spelling slips are fine.",
  councilName: "",
};

/** Above the first card for somebody who never wrote to us: who writes, why, and how to stop it. */
export const introduction = ({ councilName }: { councilName: string }): string =>
  `This is the engagement forum of ${shorten(councilName, 80) || "your council"}. I write about consultations, and about what each person owes. To choose how often, or to stop me, type: settings`;

/** Shown once, when the app is installed for a person or a team. */
export function welcomeCard({
  councilName,
  where,
}: {
  councilName: string;
  where: "personal" | "channel";
}): Card {
  return helpCard({
    heading: "Welcome to the engagement forum",
    councilName: shorten(councilName, 80),
    subheading:
      where === "personal"
        ? "I help you plan a consultation, keep its checklist and meet its dates. Start with the first button."
        : "Mention me here and ask a question, or type one of these.",
    notUnderstood: "",
    ...shownCommands,
  });
}

/** For a greeting, a picture and whatever else asks for nothing that can be looked up. */
export const notUnderstood: Command = async (_deps, { text }) => ({
  card: helpCard({
    ...helpWords,
    ...(text ? { heading: "I do not know that one yet" } : {}),
    notUnderstood: text ? `You typed: ${shorten(text, 200)}` : "",
    ...shownCommands,
  }),
  summary: "I do not know that one yet",
});
