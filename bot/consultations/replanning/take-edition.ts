import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { ReplanKind } from "./replan-view";

export interface TakeEdition {
  reference: Reference;
  by: Person;
  /** The mark of what was shown. */
  seen: string;
  /** Why, where only a manager may take it. */
  reason?: string;
}

/** The toolkit's newest version in place of the one the consultation began with; its open steps follow. */
export const takeEdition: ReplanKind = {
  what: "steps",
  prefill: () => ({}),
  read: ({ toolkit }) => ({ asked: { version: toolkit.version() } }),
};
