import type { Person } from "../../common/person";
import { decidePanel } from "./decide-panel";
import { endPanel } from "./end-panel";
import { noteMet } from "./note-met";
import type { PanelId } from "./panel";
import type { PanelDeps } from "./panel-deps";
import type { Looking } from "./present-panel";
import { type PanelTyped, requestPanel } from "./request-panel";
import { resumePanel } from "./resume-panel";
import { seePanel, seePanels } from "./see-panels";
import { tellPanels } from "./tell-panels";

export type { PanelOverlap } from "./like-panels";
export * from "./panel";
export type { PanelDeps, PanelNotices } from "./panel-deps";
export type { PanelSeen } from "./present-panel";
export type { PanelTyped } from "./request-panel";
export type { PanelsSeen } from "./see-panels";

interface Of {
  id: PanelId;
  by: Person;
}

/** The map of all forums and panels of the council: new ones are asked for, decided on, and looked after. */
export function createPanels(deps: PanelDeps) {
  return {
    seePanels: (ask: Looking) => seePanels(deps, ask),
    seePanel: (ask: Looking & { id: PanelId }) => seePanel(deps, ask),
    requestPanel: (ask: { typed: PanelTyped; anyway: boolean; by: Person }) => requestPanel(deps, ask),
    decidePanel: (ask: Of & { decision: "approve" | "decline"; why: string }) => decidePanel(deps, ask),
    noteMet: (ask: Of & { on: string }) => noteMet(deps, ask),
    endPanel: (ask: Of & { why: string }) => endPanel(deps, ask),
    resumePanel: (ask: Of) => resumePanel(deps, ask),
    /** A job's turn. */
    tellPanels: () => tellPanels(deps),
  };
}

export type Panels = ReturnType<typeof createPanels>;
