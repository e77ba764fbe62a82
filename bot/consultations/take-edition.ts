import type { ReplanKind } from "./replan-view";

/** The toolkit's newest version in place of the one the consultation began with; its open steps follow. */
export const takeEdition: ReplanKind = {
  what: "steps",
  prefill: () => ({}),
  read: ({ toolkit }) => ({ asked: { version: toolkit.version() } }),
};
