import type { Person } from "../../common/person";
import type { MeetingId } from "./meeting";
import type { MeetingDeps } from "./meeting-deps";
import { meetingWith, mustChair, mustNotBeClosed } from "./next-meeting";
import { settle } from "./settle";

/** The chair moves an item one up or down. Only its own place is written. */
export async function reorder(
  deps: MeetingDeps,
  { meeting: id, key, way, by }: { meeting: MeetingId; key: string; way: "up" | "down"; by: Person },
): Promise<void> {
  mustChair(deps, by);
  const meeting = mustNotBeClosed(meetingWith(deps, id));
  const items = await settle(deps, { meeting, by });
  const at = items.findIndex((item) => item.key === key);
  const item = items[at];
  // Between the two it goes to: past its neighbour, and not past the one beyond.
  const near = items[way === "up" ? at - 1 : at + 1]?.position;
  if (!item || near === undefined) return;
  const beyond =
    items[way === "up" ? at - 2 : at + 2]?.position ?? (way === "up" ? near - 2_000 : near + 2_000);
  const change = { position: (near + beyond) / 2 };
  await deps.agenda.change({
    ...{ item, change, again: () => change, what: "Agenda item moved" },
    ...{ by: { id: by.id, name: by.name }, at: deps.clock.now() },
  });
}
