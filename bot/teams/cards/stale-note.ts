import type { Clock } from "../../common/clock";
import { count } from "./words";

/** Says how old a list is, when it could not be refreshed lately; nothing when it is current. */
export function staleNote({ asOf, stale }: { asOf: Date; stale: boolean }, clock: Clock): string {
  if (!stale) return "";
  const minutes = Math.max(1, Math.round((clock.now().getTime() - asOf.getTime()) / 60_000));
  const hours = Math.round(minutes / 60);
  const long =
    minutes < 120
      ? count(minutes, "minute")
      : hours < 48
        ? count(hours, "hour")
        : count(Math.round(hours / 24), "day");
  return `SharePoint has not answered for ${long}. This may be out of date.`;
}
