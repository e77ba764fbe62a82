import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../common/clock";
import { type PersonId, toPersonId, toReference } from "../common/ids";
import { type LinkedFile, registerFormats, takeAwayKinds } from "../consultations";
import { asMeetingId, type NotesFile } from "../forum";
import { inTime } from "./storage-problem";
import { odata, type Row, type Table } from "./tables";

/** Lets whoever holds its id have one file, as one person, for a short time. */
export type Ticket = { person: PersonId } & (LinkedFile | NotesFile);

export interface Tickets {
  /** @returns the ticket's id, which nobody can guess, for an address. Every instance knows it for 15 minutes. */
  issue(ticket: Ticket): Promise<string>;
  /** @returns undefined when there is no such ticket, or it has run out. */
  find(id: string): Promise<Ticket | undefined>;
  /** Tidies up. @returns how many were forgotten. */
  forgetBefore(instant: Date): Promise<number>;
}

const rowKey = "ticket";
const idBytes = 32;
const goodForMs = 15 * 60_000;
/** Nobody waits for it; what it does not manage, the next one does. */
const tidyMs = 600_000;

export function createTickets({ table, clock }: { table: Table; clock: Clock }): Tickets {
  // The id itself is not kept: who can read the table cannot use what lies in it.
  const at = (id: string) => ({ partitionKey: createHash("sha256").update(id).digest("hex"), rowKey });

  async function forgetBefore(instant: Date, abortSignal: AbortSignal): Promise<number> {
    let forgotten = 0;
    for await (const row of table.find(odata`until lt ${instant}`, abortSignal)) {
      await table.remove(row);
      forgotten++;
    }
    return forgotten;
  }

  return {
    async issue(ticket) {
      const id = randomBytes(idBytes).toString("base64url");
      const until = new Date(clock.now().getTime() + goodForMs);
      await table.put({ ...at(id), ...toRow(ticket), until });
      return id;
    },
    async find(id) {
      const row = await table.get(at(id));
      return row && isCurrent(row, clock.now()) ? toTicket(row) : undefined;
    },
    forgetBefore: (instant) => inTime((abortSignal) => forgetBefore(instant, abortSignal), tidyMs),
  };
}

const isCurrent = (row: Row, now: Date): boolean => new Date(String(row["until"])) > now;

/** Each kind keeps what it needs and nothing else. */
function toRow(ticket: Ticket) {
  const { person, kind } = ticket;
  if (kind === "meeting-notes") return { person, kind, meeting: ticket.meeting };
  if (kind !== "register") return { person, kind, reference: ticket.reference };
  const { format, year } = ticket;
  return { person, kind, format, ...(year !== undefined && { year }) };
}

function toTicket(row: Row): Ticket | undefined {
  const person = toPersonId(String(row["person"]));
  if (row["kind"] === "register") {
    const format = registerFormats.find((each) => each === row["format"]);
    const year = row["year"];
    // A year that cannot be read gives nothing, not all years.
    if (year !== undefined && !Number.isInteger(year)) return undefined;
    return (
      person &&
      format && { person, kind: "register", format, ...(year !== undefined && { year: year as number }) }
    );
  }
  if (row["kind"] === "meeting-notes") {
    const meeting = String(row["meeting"]);
    return person && /^\d{1,12}$/.test(meeting)
      ? { person, kind: "meeting-notes", meeting: asMeetingId(meeting) }
      : undefined;
  }
  const reference = toReference(String(row["reference"]));
  const kind = takeAwayKinds.find((each) => each === row["kind"]);
  return person && reference && kind && { person, reference, kind };
}
