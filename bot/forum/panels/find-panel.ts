import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Panel, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canSeePanel } from "./permissions";

/** @throws Failure `not_found` also for what the person may not see: that it is there is nobody's business. */
export async function findPanel(
  { panels }: Pick<PanelDeps, "panels">,
  {
    id,
    person,
    shared = false,
  }: { id: PanelId; person: Person /** Others read along. */; shared?: boolean | undefined },
): Promise<Panel> {
  const panel = await panels.find(id);
  if (panel && (shared ? panel.status === "Running" : canSeePanel(person, panel))) return panel;
  throw new Failure("not_found", "That one is not in the list any more. Type: forums and panels");
}

/** @throws Failure unless it runs now. */
export function mustRun(panel: Panel): Panel {
  if (panel.status === "Running") return panel;
  throw new Failure("conflict", `It does not run now: ${panel.status.toLowerCase()}. Look at it again.`);
}
