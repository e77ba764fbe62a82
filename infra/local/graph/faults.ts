import { z } from "zod";
import { seededRandom } from "./random";

const share = z.number().min(0).max(1);

export const faultsSchema = z.strictObject({
  latencyMs: z.number().min(0).max(60_000).optional(),
  tooManyRequests: z.strictObject({ share, retryAfter: z.number().min(0).nullable().optional() }).optional(),
  serverErrors: z.strictObject({ share, status: z.number().int().min(500).max(599) }).optional(),
  reset: z.strictObject({ share }).optional(),
  acceptedThenReset: z.strictObject({ share }).optional(),
  resourceUnitsPerMinute: z.number().int().min(1).optional(),
  /** SharePoint's own REST says no, as it does to an app that was only let into Graph. */
  sharePointRefuses: z.boolean().optional(),
  seed: z.number().int().optional(),
  only: z.strictObject({ method: z.string().optional(), pathContains: z.string().optional() }).optional(),
});
export type FaultSettings = z.infer<typeof faultsSchema>;

interface Asked {
  method: string;
  path: string;
}

export interface Faults {
  settings(): FaultSettings;
  set(settings: FaultSettings): void;
  latencyFor(asked: Asked[]): number;
  /** What happens to the connection: nothing, cut before the work is done, or cut after it. */
  connectionFor(asked: Asked[]): "fine" | "reset" | "acceptedThenReset";
  /** The answer given instead of the real one. */
  refusalFor(asked: Asked): { status: number; retryAfter?: number } | undefined;
  unitsPerMinute(): number | undefined;
}

export function createFaults(): Faults {
  let settings: FaultSettings = {};
  let random = seededRandom(1);

  const happens = (chance: number | undefined) => chance !== undefined && random() < chance;
  const concerns = ({ method, path }: Asked) =>
    (settings.only?.method === undefined || settings.only.method.toUpperCase() === method) &&
    (settings.only?.pathContains === undefined || path.includes(settings.only.pathContains));

  return {
    settings: () => settings,
    set(next) {
      settings = next;
      random = seededRandom(next.seed ?? 1);
    },
    // A batch is one call on the wire: it is slow or cut when any part of it is meant.
    latencyFor: (asked) => (asked.some(concerns) ? (settings.latencyMs ?? 0) : 0),
    connectionFor(asked) {
      if (!asked.some(concerns)) return "fine";
      if (happens(settings.reset?.share)) return "reset";
      return happens(settings.acceptedThenReset?.share) ? "acceptedThenReset" : "fine";
    },
    refusalFor(asked) {
      if (!concerns(asked)) return undefined;
      if (happens(settings.tooManyRequests?.share)) {
        const wait = settings.tooManyRequests?.retryAfter;
        // null leaves Retry-After out, as Graph sometimes does.
        return wait === null ? { status: 429 } : { status: 429, retryAfter: wait ?? 1 };
      }
      return happens(settings.serverErrors?.share)
        ? { status: settings.serverErrors?.status ?? 503 }
        : undefined;
    },
    unitsPerMinute: () => settings.resourceUnitsPerMinute,
  };
}
