import type { Clock } from "../../../bot/common/clock";

export interface SteeredClock extends Clock {
  /** Time runs on from there; undefined goes back to the wall clock. */
  steer(to: Date | undefined): void;
  isSteered(): boolean;
}

export function createSteeredClock(): SteeredClock {
  let ahead = 0;
  let steered = false;
  return {
    now: () => new Date(Date.now() + ahead),
    steer(to) {
      steered = to !== undefined;
      ahead = to ? to.getTime() - Date.now() : 0;
    },
    isSteered: () => steered,
  };
}

/** SharePoint keeps whole seconds. */
export const toSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
