import { createHash } from "node:crypto";
import type { Caller, LocalGroup, LocalPerson } from "./people";
import type { SteeredClock } from "./steered-clock";
import type { Database } from "./store/database";
import type { List, ListStore } from "./store/list-store";
import type { RowStore } from "./store/row-store";

/** Everything a handler may reach: the data, the people and the names of things. */
export interface Tenant {
  /** Where the stand-in answers, without a slash at the end. */
  url: string;
  tenantId: string;
  appId: string;
  siteTitle: string;
  siteId: string;
  people: readonly LocalPerson[];
  groups: readonly LocalGroup[];
  clock: SteeredClock;
  db: Database;
  lists: ListStore;
  rows: RowStore;
  users: Users;
  /** To be called after every change of a row, so that subscribers hear of it. */
  changed(list: List): void;
}

/** Who has which id in the User Information List. */
export interface Users {
  lookupIdOf(caller: Caller): string;
  personOf(lookupId: string): LocalPerson | undefined;
}

/** A GUID that is always the same for the same words. */
export function steadyGuid(words: string): string {
  const hex = createHash("sha256").update(words).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

export const siteIdOf = (tenantId: string): string =>
  `127.0.0.1,${steadyGuid(`site ${tenantId}`)},${steadyGuid(`web ${tenantId}`)}`;

export const sitePath = "sites/local";
