import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { readDay } from "../../common/read-day";
import { findPanel, mustRun } from "./find-panel";
import type { Panel, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canNoteMet } from "./permissions";

/** Its owner says on which day it met last. */
export async function noteMet(
  deps: Pick<PanelDeps, "panels" | "clock">,
  { id, on, by }: { id: PanelId; on: string; by: Person },
): Promise<Panel> {
  const { panels, clock } = deps;
  const panel = mustRun(await findPanel(deps, { id, person: by }));
  if (!canNoteMet(by, panel))
    throw new Failure("not_allowed", "Whoever runs it says when it met. Ask its owner or a manager.");
  const lastMet = readDay(on);
  if (!lastMet) throw new Failure("invalid", "Say on which day it met, such as 4 March 2027.");
  if (lastMet > dayOf(clock.now()))
    throw new Failure("invalid", "That day is still to come. Choose today or an earlier day.");
  const change = { lastMet };
  return panels.change({
    ...{ panel, change, what: "Forum met", by: { id: by.id, name: by.name }, at: clock.now() },
    again(newest) {
      mustRun(newest);
      return change;
    },
  });
}
