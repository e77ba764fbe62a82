import type { Clock } from "../../common/clock";
import { count } from "./words";

/** Says how old a list is, when it could not be refreshed lately; nothing when it is current. */
export function staleNote({ asOf, stale }: { asOf: Date; stale: boolean }, clock: Clock): string {
  if (!stale) return "";
  const minutes = Math.max(1, Math.round((clock.now().getTime() - asOf.getTime()) / 60_000));
  return `SharePoint has not answered for ${count(minutes, "minute")}. This may be out of date.`;
}
