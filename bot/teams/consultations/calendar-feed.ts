import { dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import calendarFeedJson from "./calendar-feed-card.json";

const calendarFeedCard = cardFrom(calendarFeedJson);

const about =
  "It puts the forward plan into your own calendar, such as Outlook. You see what opens, what closes and what is decided.";
const keepPrivate =
  "Whoever has this link reads the plan as you. Do not pass it on. It is shown only now, so add it first.";

/** `calendar feed`: whether there is a link, and the way to a new one. */
export const calendarFeed: Command = async (deps, turn) => {
  mustBeAlone(turn);
  return { card: await asItIs(deps, turn), summary: "Your calendar feed" };
};

export const makeCalendarFeed: Press = async (deps, turn) => {
  mustBeAlone(turn);
  const address = await deps.calendarFeeds.make(turn.person);
  return calendarFeedCard({
    explanation: "In Outlook, choose Add calendar, then Subscribe from web. Paste this link there.",
    address,
    note: keepPrivate,
    makeTitle: "Make another link",
    hasLink: true,
  });
};

export const stopCalendarFeed: Press = async (deps, turn) => {
  mustBeAlone(turn);
  await deps.calendarFeeds.stop(turn.person);
  return asItIs(deps, turn, "The link has stopped working. Calendars that use it show no more changes.");
};

async function asItIs({ calendarFeeds }: TeamsDeps, { person }: Turn, said = ""): Promise<Card> {
  const since = await calendarFeeds.since(person);
  const now = since
    ? `You made a link on ${inWords(dayOf(since))}. A new one stops the one before.`
    : "You have no link just now.";
  return calendarFeedCard({
    explanation: about,
    address: "",
    note: said || now,
    makeTitle: since ? "Make a new link" : "Make a link",
    hasLink: since !== undefined,
  });
}

/** The link lets in whoever reads it, as the person it was made for. */
function mustBeAlone({ where }: Turn): void {
  if (where !== "personal")
    throw new Failure(
      "not_allowed",
      "I give this link only to you. Open our own chat and type: calendar feed",
    );
}
