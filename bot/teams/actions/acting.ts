import type { Press } from "../turn";
import { readWhence } from "./whence";

/**
 * A button of a reminder was pressed: the ledger says that it was acted on. Whose it was is never read from the
 * card, and a ledger that does not answer stops nobody.
 */
export const acting =
  (press: Press): Press =>
  async (deps, turn, data) => {
    const from = readWhence((data as { from?: unknown } | null | undefined)?.from);
    if (from.list === "reminder")
      await deps
        .acted({ day: from.day, to: turn.person.id, kind: "reminder" })
        .catch((error) => deps.log.error("reminder.not-marked-acted", error));
    return press(deps, turn, data);
  };
