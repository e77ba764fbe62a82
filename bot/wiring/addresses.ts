import { Failure } from "../common/failure";
import type { Person } from "../common/person";
import type { LinkedFile } from "../consultations";
import type { MeetingId } from "../forum";
import type { Storage } from "../storage";
import type { BotDeps } from "../teams";

/** The addresses that are given out: of files for one person, of calendars, of what anybody may read. */
export function createAddresses({
  storage,
  publicUrl: given,
}: {
  storage: Pick<Storage, "tickets" | "calendarLinks">;
  publicUrl: string | undefined;
}) {
  let publicUrl = given;

  function ownAddress(path: string): string {
    if (!publicUrl)
      throw new Failure(
        "unavailable",
        "I cannot make links yet. Ask an administrator to set the address of this app.",
      );
    return `${publicUrl}/${path}`;
  }

  const calendarFeeds: BotDeps["calendarFeeds"] = {
    async make({ id }) {
      ownAddress("");
      return ownAddress(`calendars/${await storage.calendarLinks.issue(id)}.ics`);
    },
    since: ({ id }) => storage.calendarLinks.since(id),
    stop: ({ id }) => storage.calendarLinks.revoke(id),
  };

  return {
    calendarFeeds,
    async takeAwayLink({ by, ...file }: LinkedFile & { by: Person }): Promise<string> {
      return ownAddress(`documents/${await storage.tickets.issue({ person: by.id, ...file })}`);
    },
    async notesLink({ meeting, by }: { meeting: MeetingId; by: Person }): Promise<string> {
      const ticket = { person: by.id, kind: "meeting-notes" as const, meeting };
      return publicUrl ? ownAddress(`documents/${await storage.tickets.issue(ticket)}`) : "";
    },
    /** "" while nobody set an address. */
    publicAddress: (format: "json" | "csv" | "ics" | "html"): string =>
      publicUrl ? ownAddress(`public/consultations.${format}`) : "",
    /** What stands where nothing was set. */
    knownAs(url: string): void {
      publicUrl ??= url;
    },
  };
}
