/** How far people share in a decision, least first. The order is the meaning: see `isAtLeast`. */
export const levels = ["inform", "consult", "involve", "collaborate", "empower"] as const;
export type Level = (typeof levels)[number];

/** The field's own name of a level. */
export const labelOf = (level: Level): string => level.charAt(0).toUpperCase() + level.slice(1);

/** How much of the checklist a piece of work carries. */
export const tracks = ["light", "standard", "full"] as const;
export type Track = (typeof tracks)[number];

export const isAtLeast = (level: Level, least: Level): boolean =>
  levels.indexOf(level) >= levels.indexOf(least);

export const lowest = (some: readonly Level[]): Level =>
  some.reduce((low, level) => (isAtLeast(level, low) ? low : level), "empower");

/** The level one step down; there is nothing below Inform. */
export const oneBelow = (level: Level): Level => levels[levels.indexOf(level) - 1] ?? "inform";
