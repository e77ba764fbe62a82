import { type Day, dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import { hasGone } from "../governance/member";
import { overlapOf, type PanelOverlap } from "./like-panels";
import { notMetSince, type Panel } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canDecidePanel, canEndPanel, canNoteMet, canResumePanel, canSeeAllPanels } from "./permissions";

/** One of the map, with what is amiss with it. */
export interface PanelSeen {
  panel: Panel;
  overlaps: readonly PanelOverlap[];
  /** Nobody runs it, or whoever did has left. */
  noOwner: boolean;
  /** No meeting is noted since that day, which is longer than twice what its rhythm says. */
  notMetSince: Day | undefined;
  may: { decide: boolean; noteMet: boolean; end: boolean; resume: boolean };
}

export interface Looking {
  person: Person;
  /** Others read along. */
  shared?: boolean | undefined;
}

type Deps = Pick<PanelDeps, "panels" | "directory" | "settings" | "clock">;

export function presentPanel(
  { panels, directory, settings, clock }: Deps,
  panel: Panel,
  { person, shared = false }: Looking,
): PanelSeen {
  const among = canSeeAllPanels(person) && !shared;
  const { status, owner } = panel;
  const isRunning = status === "Running";
  const isAsked = status === "Requested";
  // What somebody asks for is held against other requests too; what runs is not called a double of a wish.
  const others = panels
    .all()
    .filter(
      (other) =>
        other.id !== panel.id && (other.status === "Running" || (isAsked && other.status === status)),
    );
  const { wholeArea } = settings();
  return {
    panel: among ? panel : inPublic(panel),
    overlaps:
      among && (isRunning || isAsked)
        ? others.map((other) => overlapOf(panel, other, wholeArea)).filter((overlap) => overlap !== undefined)
        : [],
    noOwner: among && isRunning && (!owner || hasGone(directory, { person: owner })),
    notMetSince: among && isRunning ? notMetSince(panel, dayOf(clock.now())) : undefined,
    may: {
      decide: among && isAsked && canDecidePanel(person, panel),
      noteMet: among && isRunning && canNoteMet(person, panel),
      end: among && isRunning && canEndPanel(person, panel),
      resume: among && status === "Ended" && canResumePanel(person),
    },
  };
}

/** What it is, and not how it came about. */
const inPublic = (panel: Panel): Panel => ({
  ...panel,
  ...{ requestedBy: undefined, requestedOn: undefined, decidedBy: undefined, decidedOn: undefined },
  ...{ why: "", listUrl: "" },
});
