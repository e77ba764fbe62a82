import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../common/clock";
import { type PersonId, toPersonId } from "../common/ids";
import type { Table } from "./tables";

/** The private address of somebody's calendar feed: whoever holds its id reads it as that person. */
export interface CalendarLinks {
  /** @returns a new id, which nobody can guess. The one before stops working. */
  issue(person: PersonId): Promise<string>;
  /** @returns undefined when there is no such link, or it was taken back. */
  find(id: string): Promise<PersonId | undefined>;
  /** @returns when the link in use was made; undefined when there is none. */
  since(person: PersonId): Promise<Date | undefined>;
  /** Takes the link back. Doing it twice does no harm. */
  revoke(person: PersonId): Promise<void>;
}

const idBytes = 32;
const linkRow = "calendar-link";

/**
 * One row a person says which link holds; the row of a link says whose it is. A link counts only while both
 * agree, so a link taken back stops at once, even when only one of the two could be written.
 */
export function createCalendarLinks({ table, clock }: { table: Table; clock: Clock }): CalendarLinks {
  const ofPerson = (person: PersonId) => ({ partitionKey: `calendar-of-${person}`, rowKey: linkRow });
  // The id itself is not kept: who can read the table cannot use what lies in it.
  const hashOf = (id: string) => createHash("sha256").update(id).digest("hex");
  const ofLink = (hash: string) => ({ partitionKey: hash, rowKey: linkRow });

  return {
    async issue(person) {
      const id = randomBytes(idBytes).toString("base64url");
      const link = hashOf(id);
      const before = await table.get(ofPerson(person));
      await table.put({ ...ofLink(link), person });
      await table.put({ ...ofPerson(person), link, since: clock.now() });
      if (before) await table.remove(ofLink(String(before["link"])));
      return id;
    },
    async find(id) {
      const link = hashOf(id);
      const row = await table.get(ofLink(link));
      const person = row && toPersonId(String(row["person"]));
      if (!person) return undefined;
      const held = await table.get(ofPerson(person));
      return held?.["link"] === link ? person : undefined;
    },
    async since(person) {
      const held = await table.get(ofPerson(person));
      return held && new Date(String(held["since"]));
    },
    async revoke(person) {
      const held = await table.get(ofPerson(person));
      if (!held) return;
      await table.remove(ofPerson(person));
      await table.remove(ofLink(String(held["link"])));
    },
  };
}
