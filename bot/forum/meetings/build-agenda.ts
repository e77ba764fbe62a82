import { addDays, type Day, dayOf } from "../../common/days";
import { type AgendaFields, type AgendaItem, itemKinds, type Meeting, type Suggested } from "./meeting";
import type { AgendaSources, MeetingDeps } from "./meeting-deps";
import { lastClosed, overBefore } from "./next-meeting";

/** Before the first meeting, so much is looked back at. */
const firstLookBack = 60;

/** An item as it stands: in the list already, or put forward and not kept yet. */
export type Item = AgendaItem | (AgendaFields & { id: undefined; listUrl: "" });

export interface Built {
  items: readonly Item[];
  /** What could not be looked up just now. */
  unread: readonly (keyof AgendaSources)[];
}

/** What is kept for this meeting, then what the product puts forward, and what earlier meetings left over. */
export async function buildAgenda(deps: MeetingDeps, meeting: Meeting): Promise<Built> {
  const kept = deps.agenda.of(meeting.id);
  if (meeting.status === "Closed") return { items: inOrder(kept), unread: [] };
  const last = lastClosed(deps.meetings.all(), meeting.on);
  const { found, unread } = await suggestions(deps, last?.on ?? addDays(meeting.on, -firstLookBack));
  const known = new Set(kept.map(({ key }) => key));
  const fresh: Item[] = [];
  const put = (each: Suggested, from?: AgendaItem): void => {
    if (known.has(each.key)) return;
    known.add(each.key);
    fresh.push({
      ...{ key: each.key, kind: each.kind, title: each.title, detail: each.detail, url: each.url },
      ...{ visibility: each.visibility, id: undefined, listUrl: "", meeting: meeting.id },
      ...{ invitee: from?.invitee ?? "", addedBy: from?.addedBy, position: undefined },
      ...{ status: "To discuss", outcome: "" },
    });
  };
  for (const each of leftOver(deps, meeting)) put(each, each);
  for (const each of found) if (!wasClosed(deps, each)) put(each);
  return { items: inOrder([...kept, ...fresh]), unread };
}

/**
 * What nobody closed, at whichever meeting it stood last: also where somebody added it while the chair closed the
 * meeting, and where a meeting was planned and never held. A round-up was for its own meeting.
 */
function leftOver({ meetings, agenda, clock }: MeetingDeps, meeting: Meeting): readonly AgendaItem[] {
  const newest = new Map<string, AgendaItem>();
  for (const { id } of overBefore(meetings.all(), { meeting, today: dayOf(clock.now()) }))
    for (const item of agenda.of(id)) if (!newest.has(item.key)) newest.set(item.key, item);
  return [...newest.values()].filter(({ status, kind }) => status !== "Closed" && kind !== "Round-up");
}

/** A source that does not answer leaves its part out; the meeting goes on. */
async function suggestions(
  { sources, log }: Pick<MeetingDeps, "sources" | "log">,
  since: Day,
): Promise<{ found: readonly Suggested[]; unread: (keyof AgendaSources)[] }> {
  const names = ["submissions", "clashes", "lateActions", "unanswered", "lessons", "ideas"] as const;
  const unread: (keyof AgendaSources)[] = [];
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        return await sources[name](since);
      } catch (failure) {
        log.error("agenda.source", failure, { source: name });
        unread.push(name);
        return [];
      }
    }),
  );
  return { found: found.flat(), unread };
}

/** What was dealt with is not put forward again. A late action is, for as long as it is late. */
const wasClosed = ({ agenda }: Pick<MeetingDeps, "agenda">, { key, kind }: Suggested): boolean =>
  kind !== "Late action" && agenda.withKey(key).some(({ status }) => status === "Closed");

const rank = ({ kind }: Item): number => itemKinds.indexOf(kind);

/** As the chair put them; those without a place come after, by kind. */
export const inOrder = (items: readonly Item[]): readonly Item[] =>
  [...items].sort(
    (one, other) =>
      (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER) ||
      rank(one) - rank(other),
  );
