/**
 * Resource units in the minute that runs. Counted by the wall clock: a test that steers the clock a year
 * ahead has not waited for its quota. A refused call burns units too, as in SharePoint.
 */
export interface Quota {
  spend(units: number, limit: number | undefined): { headers: Record<string, string>; refused: boolean };
  forget(): void;
}

export function createQuota(now: () => number = Date.now): Quota {
  let minute = 0;
  let spent = 0;
  return {
    spend(units, limit) {
      const at = now();
      if (Math.floor(at / 60_000) !== minute) {
        minute = Math.floor(at / 60_000);
        spent = 0;
      }
      spent += units;
      if (limit === undefined) return { headers: {}, refused: false };
      const resetsIn = String(Math.max(1, Math.ceil((minute + 1) * 60 - at / 1000)));
      const refused = spent > limit;
      const nearLimit = spent >= limit * 0.8;
      const rates: Record<string, string> = nearLimit
        ? {
            "RateLimit-Limit": String(limit),
            "RateLimit-Remaining": String(Math.max(0, limit - spent)),
            "RateLimit-Reset": resetsIn,
          }
        : {};
      return { headers: refused ? { ...rates, "Retry-After": resetsIn } : rates, refused };
    },
    forget() {
      spent = 0;
    },
  };
}
