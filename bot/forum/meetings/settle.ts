import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { buildAgenda, inOrder } from "./build-agenda";
import type { AgendaItem, Meeting } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";

/** Between two items there is room for others. */
const step = 1_000;

/** Keeps everything on the agenda as it stands now, each with its place. Twice is once. */
export async function settle(
  deps: MeetingDeps,
  { meeting, by }: { meeting: Meeting; by: Person },
): Promise<readonly AgendaItem[]> {
  const { agenda, clock } = deps;
  const write = { by: { id: by.id, name: by.name }, at: clock.now() };
  const { items } = await buildAgenda(deps, meeting);
  const last = Math.max(0, ...items.map(({ position }) => position ?? 0));
  // Those without a place come last, so they follow in the order they stand in.
  const placed = items.map((item, at) => ({ ...item, position: item.position ?? last + (at + 1) * step }));
  const fresh = placed.filter(({ id }) => id === undefined);
  if (fresh.length > 0)
    await agenda.add({ items: fresh.map(({ id: _id, listUrl: _url, ...fields }) => fields), ...write });
  for (const kept of agenda.of(meeting.id)) {
    const place = placed.find(({ key }) => key === kept.key)?.position;
    if (kept.position !== undefined || place === undefined) continue;
    await agenda.change({
      ...{ item: kept, change: { position: place }, what: "Agenda put in order", ...write },
      again: (newest) => (newest.position === undefined ? { position: place } : {}),
    });
  }
  return inOrder(agenda.of(meeting.id)) as readonly AgendaItem[];
}

/** An item of a meeting by its key, kept now if it was only put forward. */
export async function keptItem(
  deps: MeetingDeps,
  { meeting, key, by }: { meeting: Meeting; key: string; by: Person },
): Promise<AgendaItem> {
  const kept = deps.agenda.of(meeting.id).find((item) => item.key === key);
  const item = kept ?? (await settle(deps, { meeting, by })).find((each) => each.key === key);
  if (!item) throw new Failure("not_found", "That item is not on the agenda any more. Type: agenda");
  return item;
}
