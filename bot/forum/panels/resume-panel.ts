import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { findPanel } from "./find-panel";
import type { Panel, PanelFields, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canResumePanel } from "./permissions";
import { tellDecided } from "./tell-panels";

/** One that was ended runs again. */
export async function resumePanel(deps: PanelDeps, { id, by }: { id: PanelId; by: Person }): Promise<Panel> {
  const { panels, clock } = deps;
  const panel = await findPanel(deps, { id, person: by });
  if (!canResumePanel(by))
    throw new Failure("not_allowed", "A manager or the engagement lead can resume it. Ask one of them.");
  if (panel.status === "Running") return panel;
  mustHaveEnded(panel);
  const me = { id: by.id, name: by.name };
  const change: Partial<PanelFields> = {
    ...{ status: "Running", why: "", decidedBy: me, decidedOn: dayOf(clock.now()) },
  };
  const resumed = await panels.change({
    ...{ panel, change, what: "Forum resumed", by: me, at: clock.now() },
    again: (newest) => (newest.status === "Running" ? {} : mustHaveEnded(newest) && change),
  });
  await tellDecided(deps, resumed);
  return resumed;
}

function mustHaveEnded(panel: Panel): Panel {
  if (panel.status === "Ended") return panel;
  throw new Failure("conflict", "Only one that was ended can be resumed. Type: request a forum");
}
