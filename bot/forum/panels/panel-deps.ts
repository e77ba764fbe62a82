import type { Clock } from "../../common/clock";
import type { Log } from "../../common/log";
import type { Person } from "../../common/person";
import type { ForumSettings } from "../forum-deps";
import type { AskStanding } from "../governance";
import type { Panel, PanelStore } from "./panel";
import type { PanelSeen } from "./present-panel";

export interface PanelNotices {
  /** To each of those who decide; `seen` as this person may see it. */
  panelRequested(to: Person, news: { seen: PanelSeen }): Promise<void>;
  /** To whoever asked for it; to its owner when somebody ended it. */
  panelDecided(to: Person, news: { panel: Panel }): Promise<void>;
}

export interface PanelDeps {
  panels: PanelStore;
  directory: AskStanding & {
    withRole(role: "manager" | "engagementLead"): Promise<readonly Person[]>;
    find(id: Person["id"]): Promise<Person | undefined>;
  };
  settings: () => ForumSettings & { wholeArea: string };
  /** Of two instances, and before or after a restart, only one claims a mark. */
  told: { claim(mark: string): Promise<boolean>; release(mark: string): Promise<void> };
  notices: PanelNotices;
  clock: Clock;
  log: Log;
}
