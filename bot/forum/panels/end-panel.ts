import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { readText } from "../meetings/read-typed";
import { longestReason } from "./decide-panel";
import { findPanel, mustRun } from "./find-panel";
import type { Panel, PanelFields, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canEndPanel } from "./permissions";
import { tellDecided } from "./tell-panels";

/** It meets no more. It stays in the list with the reason, and can be resumed. */
export async function endPanel(
  deps: PanelDeps,
  { id, why, by }: { id: PanelId; why: string; by: Person },
): Promise<Panel> {
  const { panels, clock } = deps;
  const found = await findPanel(deps, { id, person: by });
  const isMine = (each: Panel) => each.status === "Ended" && each.decidedBy?.id === by.id;
  // Their own second tap.
  if (isMine(found)) return found;
  const panel = mustRun(found);
  if (!canEndPanel(by, panel))
    throw new Failure("not_allowed", "Its owner or a manager can end it. Ask one of them.");
  const me = { id: by.id, name: by.name };
  const change: Partial<PanelFields> = {
    ...{ status: "Ended", decidedBy: me, decidedOn: dayOf(clock.now()) },
    why: readText(why, {
      ...{ what: "The reason", longest: longestReason },
      missing: "Say why it ends, in a few words. It stays in the list with this reason.",
    }),
  };
  const ended = await panels.change({
    ...{ panel, change, what: "Forum ended", by: me, at: clock.now() },
    again: (newest) => (isMine(newest) ? {} : mustRun(newest) && change),
  });
  await tellDecided(deps, ended);
  return ended;
}
