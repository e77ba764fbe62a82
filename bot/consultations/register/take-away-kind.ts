/** What can be taken away as a Word file. */
export const takeAwayKinds = ["plan", "evidence-pack"] as const;
export type TakeAwayKind = (typeof takeAwayKinds)[number];
