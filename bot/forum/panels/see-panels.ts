import { sameWords } from "../governance/member";
import { findPanel } from "./find-panel";
import type { Panel, PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canRequestPanel, canSeeAllPanels } from "./permissions";
import { type Looking, type PanelSeen, presentPanel } from "./present-panel";

export interface PanelsSeen {
  /** Those that run, by service; those of none come last. */
  services: readonly { service: string; panels: readonly PanelSeen[] }[];
  /** Asked for and not decided, the oldest first. */
  requested: readonly PanelSeen[];
  /** Declined or ended, the newest first. */
  past: readonly PanelSeen[];
  mayRequest: boolean;
  asOf: Date;
  stale: boolean;
}

type Deps = Pick<PanelDeps, "panels" | "directory" | "settings" | "clock">;

/** The map of all forums and panels, with those that overlap, nobody runs, or have stopped meeting. */
export function seePanels(deps: Deps, looking: Looking): PanelsSeen {
  const { person, shared = false } = looking;
  const among = canSeeAllPanels(person) && !shared;
  const all = deps.panels.all();
  const seen = (panels: readonly Panel[]) => panels.map((panel) => presentPanel(deps, panel, looking));
  const running = all.filter(({ status }) => status === "Running");
  return {
    services: servicesOf(running).map((service) => ({
      service,
      panels: seen(running.filter((panel) => sameWords(panel.service, service)).sort(byTitle)),
    })),
    requested: among
      ? seen(all.filter(({ status }) => status === "Requested").sort(byDay(({ requestedOn }) => requestedOn)))
      : [],
    past: among
      ? seen(
          all
            .filter(({ status }) => status === "Declined" || status === "Ended")
            .sort(byDay(({ decidedOn }) => decidedOn))
            .reverse(),
        )
      : [],
    mayRequest: canRequestPanel(person),
    ...deps.panels.freshness(),
  };
}

/** One of them. */
export const seePanel = async (
  deps: Deps,
  { id, ...looking }: Looking & { id: PanelId },
): Promise<PanelSeen> => presentPanel(deps, await findPanel(deps, { id, ...looking }), looking);

/** As the first of them spells it. */
const servicesOf = (panels: readonly Panel[]): readonly string[] =>
  panels
    .map(({ service }) => service.trim())
    .filter((service, at, all) => all.findIndex((each) => sameWords(each, service)) === at)
    .sort((one, other) => Number(one === "") - Number(other === "") || one.localeCompare(other));

const byTitle = (one: Panel, other: Panel): number => one.title.localeCompare(other.title);
const byDay =
  (dayOf: (panel: Panel) => string | undefined) =>
  (one: Panel, other: Panel): number =>
    (dayOf(one) ?? "").localeCompare(dayOf(other) ?? "") || Number(one.id) - Number(other.id);
