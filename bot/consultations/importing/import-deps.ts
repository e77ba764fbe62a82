import type { Clock } from "../../common/clock";
import type { Directory } from "../../common/person";
import type { ConsultationStore } from "../consultation";
import type { KnownStatuses } from "../reviewing/known-status";
import type { ImportStore, RecordImport } from "./import";
import type { KnownNames } from "./import-tally";

export interface ImportDeps {
  register: ConsultationStore;
  directory: Directory;
  settings: () => KnownNames;
  clock: Clock;
  newId: () => string;
  imports: ImportStore;
  recordImport: RecordImport;
  knownStatuses: KnownStatuses;
  /** Lets others have their turn: a file can be long, and people wait for answers meanwhile. */
  breathe: () => Promise<void>;
}
