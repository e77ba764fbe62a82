import type { Clock } from "../common/clock";
import { type PersonId, toPersonId } from "../common/ids";
import type { Log } from "../common/log";
import type { Standing } from "../common/person";
import type { Graph } from "./graph";

/** Somebody as Entra knows them. */
export interface User {
  id: PersonId;
  name: string;
  email: string;
  userName: string;
}

export interface GraphUser {
  id: string;
  displayName?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
  userType?: string | null;
  accountEnabled?: boolean | null;
}

/** The people met so far, by object id and by user name. Rows name the same few hundred again and again. */
export interface Users {
  byId(id: PersonId): User | undefined;
  byUserName(userName: string): User | undefined;
  /** Everybody met so far. */
  all(): Iterable<User>;
  /** True when Entra said there is nobody of that id or user name. */
  isUnknown(key: string): boolean;
  /** Asks for those not met yet, twenty a call. What cannot be answered now stays unanswered. */
  learn(keys: Iterable<string>): Promise<void>;
  keep(user: GraphUser): User | undefined;
  /** By id or user name; what Entra said last stays known. */
  standing(key: string): Standing;
  /** That somebody was let in just now. */
  used(id: PersonId): void;
  /**
   * Asks anew for those who were let in lately and not asked about for an hour, and a few of the others that
   * are watched and were not asked about for a day: people leave.
   */
  askAgain(watched?: Iterable<PersonId>): Promise<void>;
  forgetUnknown(): void;
}

export const userProperties = "$select=id,displayName,mail,userPrincipalName,userType,accountEnabled";
const deadlineMs = 15_000;
const goodForMs = 3_600_000;
/** One call of Graph holds twenty. */
const mostAskedAgain = 20;
const watchedGoodForMs = 24 * goodForMs;
/** Asked once a minute, so 7,000 people a day, and next to nothing of what Graph allows. */
const mostWatchedAgain = 5;

export function createUsers({ graph, clock, log }: { graph: Graph; clock: Clock; log: Log }): Users {
  const byId = new Map<PersonId, User>();
  const byUserName = new Map<string, User>();
  const unknown = new Set<string>();
  const askedAt = new Map<PersonId, number>();
  const usedAt = new Map<PersonId, number>();
  /** Why nobody is let in by these ids and user names. */
  const gone = new Map<string, "left" | "guest" | "unknown">();
  const asKey = (key: string) => key.trim().toLowerCase();

  function forget(id: PersonId, why: "left" | "guest"): void {
    const user = byId.get(id);
    if (user) byUserName.delete(asKey(user.userName));
    byId.delete(id);
    unknown.add(asKey(id));
    gone.set(asKey(id), why);
  }

  /** What Entra has nobody of. Whoever was met under it was deleted. */
  function isNobody(key: string): void {
    unknown.add(asKey(key));
    const id = toPersonId(key);
    // What people type as an address is kept for no longer than a minute.
    if (!id) return;
    askedAt.set(id, clock.now().getTime());
    if (byId.has(id)) forget(id, "left");
    else if (!gone.has(id)) gone.set(id, "unknown");
  }

  const users: Users = {
    byId: (id) => byId.get(id),
    byUserName: (userName) => byUserName.get(asKey(userName)),
    all: () => byId.values(),
    isUnknown: (key) => unknown.has(asKey(key)),
    async learn(keys) {
      const wanted = new Set<string>();
      for (const key of keys) {
        const met = byId.has(key as PersonId) || byUserName.has(asKey(key)) || unknown.has(asKey(key));
        if (key !== "" && !met) wanted.add(asKey(key));
      }
      if (wanted.size === 0) return;
      const answers = await graph.batch(
        [...wanted].map((key) => ({
          id: key,
          method: "GET",
          path: `/users/${encodeURIComponent(key)}?${userProperties}`,
        })),
        { deadline: new Date(clock.now().getTime() + deadlineMs) },
      );
      for (const { id, status, body, failure } of answers) {
        if (!failure) users.keep(body as GraphUser);
        else if (status === 404) isNobody(id);
        else log.warn("users.unanswered", { status });
      }
    },
    keep({ id, displayName, mail, userPrincipalName, userType, accountEnabled }) {
      const personId = toPersonId(id);
      if (!personId) return undefined;
      askedAt.set(personId, clock.now().getTime());
      // A guest of the tenant is nobody of the council, and must not pass for an officer; nor is who has left.
      const userName = userPrincipalName ?? "";
      if (userType === "Guest" || accountEnabled === false) {
        const why = userType === "Guest" ? "guest" : "left";
        forget(personId, why);
        for (const name of [userName, mail]) if (name) gone.set(asKey(name), why);
        return undefined;
      }
      for (const key of [id, userName, mail]) if (key) gone.delete(asKey(key));
      const user: User = { id: personId, name: displayName ?? userName, email: mail ?? userName, userName };
      byId.set(personId, user);
      byUserName.set(asKey(userName), user);
      return user;
    },
    standing(key) {
      const isHere = byId.has(asKey(key) as PersonId) || byUserName.has(asKey(key));
      return isHere ? "here" : (gone.get(asKey(key)) ?? "not asked");
    },
    used: (id) => void usedAt.set(id, clock.now().getTime()),
    async askAgain(watched = []) {
      const now = clock.now().getTime();
      const isOld = (id: PersonId, goodFor: number) => now - (askedAt.get(id) ?? 0) >= goodFor;
      const active = [...usedAt]
        .filter(([id, at]) => now - at < goodForMs && isOld(id, goodForMs) && byId.has(id))
        .map(([id]) => id);
      const others = [...new Set(watched)].filter((id) => isOld(id, watchedGoodForMs));
      const due = [...new Set([...active, ...others.slice(0, mostWatchedAgain)])].slice(0, mostAskedAgain);
      for (const [id, at] of usedAt) if (now - at >= goodForMs) usedAt.delete(id);
      if (due.length === 0) return;
      const answers = await graph.batch(
        due.map((id) => ({ id, method: "GET", path: `/users/${id}?${userProperties}` })),
        { deadline: new Date(now + deadlineMs) },
      );
      for (const { id, status, body, failure } of answers) {
        if (!failure) users.keep(body as GraphUser);
        // Whoever cannot be asked about now stays in: a slow directory locks nobody out.
        else if (status === 404) isNobody(id);
      }
    },
    forgetUnknown: () => unknown.clear(),
  };
  return users;
}
