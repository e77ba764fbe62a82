import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { readText } from "../meetings/read-typed";
import { findPanel } from "./find-panel";
import type { Panel, PanelFields, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canDecidePanels, isOwnRequest } from "./permissions";
import { tellDecided } from "./tell-panels";

export const longestReason = 2_000;

interface Decide {
  id: PanelId;
  decision: "approve" | "decline";
  why: string;
  by: Person;
}

/** A manager or the engagement lead says yes or no to a request; whoever asked hears it. */
export async function decidePanel(deps: PanelDeps, { id, decision, why, by }: Decide): Promise<Panel> {
  const { panels, clock } = deps;
  const panel = await findPanel(deps, { id, person: by });
  if (!canDecidePanels(by))
    throw new Failure("not_allowed", "A manager or the engagement lead decides this. They have been told.");
  if (isOwnRequest(by, panel))
    throw new Failure("not_allowed", "You asked for this one, so somebody else decides.");
  const status = decision === "approve" ? "Running" : "Declined";
  const isMine = (each: Panel) => each.status === status && each.decidedBy?.id === by.id;
  if (panel.status === "Requested") {
    const me = { id: by.id, name: by.name };
    const change: Partial<PanelFields> = {
      ...{ status, why: readWhy(why, decision), decidedBy: me, decidedOn: dayOf(clock.now()) },
    };
    const decided = await panels.change({
      ...{ panel, change, what: decision === "approve" ? "Forum approved" : "Forum declined" },
      ...{ by: me, at: clock.now() },
      again(newest) {
        if (newest.status === "Requested") return change;
        // Their own second tap.
        if (isMine(newest)) return {};
        throw decidedBefore(newest);
      },
    });
    await tellDecided(deps, decided);
    return decided;
  }
  if (!isMine(panel)) throw decidedBefore(panel);
  await tellDecided(deps, panel);
  return panel;
}

const readWhy = (why: string, decision: Decide["decision"]): string =>
  readText(why, {
    ...{ what: "The reason", longest: longestReason },
    ...(decision === "decline" && { missing: "Say why not, in a few words. Whoever asked will read it." }),
  });

const decidedBefore = ({ status, decidedBy }: Panel): Failure =>
  new Failure(
    "conflict",
    `${decidedBy?.name || "Somebody"} was quicker: it is ${status.toLowerCase()} now. Nothing was changed.`,
  );
