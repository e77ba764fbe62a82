import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import type { Person } from "../../common/person";
import type { Told } from "../tell-asker";
import type { AgendaItem, MeetingId } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { meetingWith, mustChair, mustNotBeClosed } from "./next-meeting";
import { readText } from "./read-typed";
import { keptItem } from "./settle";

const longestOutcome = 4_000;
const shownOfOther = 300;

interface Ask {
  meeting: MeetingId;
  key: string;
  by: Person;
}

export interface ItemClosed {
  item: AgendaItem;
  /** Whether the proposer of an idea hears what was decided; none where nothing was decided on one. */
  told: Told | undefined;
}

type Said = Pick<AgendaItem, "status" | "outcome">;

/** A mark of what an item says, however a client ends its lines. */
export const outcomeMark = ({ status, outcome }: Said): string =>
  fingerprint([status, outcome.replace(/\r\n?/g, "\n").trim()]);

const unsaid = outcomeMark({ status: "To discuss", outcome: "" });

/** The chair closes an item with what was said, or keeps what was said and leaves it for next time. */
export async function closeItem(
  deps: MeetingDeps,
  {
    meeting: id,
    key,
    outcome,
    nextTime = false,
    saw = unsaid,
    by,
  }: Ask & {
    outcome: string;
    nextTime?: boolean;
    /** The mark of what the form showed: what another chair noted since is not written over unseen. */
    saw?: string | undefined;
  },
): Promise<ItemClosed> {
  mustChair(deps, by);
  const meeting = mustNotBeClosed(meetingWith(deps, id));
  const said = readText(outcome, {
    ...{ what: "The note", longest: longestOutcome },
    ...(!nextTime && { missing: "Say in a few words what was decided, or press Leave for next time." }),
  });
  const item = await keptItem(deps, { meeting, key, by });
  const change = { status: nextTime ? "Carried over" : "Closed", outcome: said } as const;
  const decide = (newest: AgendaItem): Said => {
    const now = outcomeMark(newest);
    if (now !== saw && now !== outcomeMark(change)) throw new Failure("conflict", changedWords(newest));
    return change;
  };
  const closed = await deps.agenda.change({
    ...{ item, change: decide(item), again: decide },
    what: nextTime ? "Agenda item left for next time" : "Agenda item closed",
    ...{ by: { id: by.id, name: by.name }, at: deps.clock.now() },
  });
  return { item: closed, told: await tellIdea(deps, closed, by) };
}

/** It is closed already: whoever cannot be told takes nothing back. */
async function tellIdea(
  { ideaDecided, log }: Pick<MeetingDeps, "ideaDecided" | "log">,
  { kind, status, key, outcome }: AgendaItem,
  by: Person,
): Promise<Told | undefined> {
  if (kind !== "Idea" || status !== "Closed") return undefined;
  return ideaDecided({ key, outcome, by }).catch((failure): Told => {
    log.error("forum.idea-decided", failure, { key });
    return "not told";
  });
}

function changedWords({ status, outcome }: Said): string {
  const what =
    status === "Closed" ? "Somebody closed this item meanwhile." : "Somebody noted this item meanwhile.";
  if (!outcome.trim()) return `${what} Press again to keep your words.`;
  const short = [...outcome].slice(0, shownOfOther).join("");
  return `${what} It now says: “${short}”. Press again to put your words there.`;
}
