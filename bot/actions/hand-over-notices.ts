import type { PersonId } from "../common/ids";
import type { Directory, Person } from "../common/person";
import type { Action } from "./action";

interface Named {
  id: PersonId;
  name: string;
}

export interface HandOverNews {
  action: Action;
  by: Named;
  what: "accepted" | "declined" | "taken back" | "taken over";
  /** Why it was declined. */
  reason: string;
}

/** How people hear of a step that changes hands. */
export interface HandOverNotices {
  /** To whom it is offered: they accept it or decline it. */
  handedOver(to: Person, news: { action: Action; by: Named }): Promise<void>;
  /** To whoever offered it, owed it until now, or was offered it. */
  handOverNews?(to: Person, news: HandOverNews): Promise<void>;
}

/** Somebody whom the card about it does not reach: somebody has to tell them. */
export interface Untold {
  name: string;
  why: "not sent" | "quiet";
}

export interface Telling {
  /** Whether the card is on its way to everybody who should know. */
  told: boolean;
  untold: readonly Untold[];
}

export interface TellDeps {
  directory: Pick<Directory, "find">;
  notices: HandOverNotices;
  /** Who asked for nothing that they did not ask for: what is sent to them is held back. */
  wantsQuiet?: ((person: PersonId) => boolean) | undefined;
}

export const toldAll: Telling = { told: true, untold: [] };
export const asTelling = (untold: readonly Untold[]): Telling => ({ told: untold.length === 0, untold });

/** Of somebody who was sent the card before: it is held back only where they asked for quiet. */
export const toldBefore = ({ wantsQuiet }: Pick<TellDeps, "wantsQuiet">, to: Named): Telling =>
  asTelling(wantsQuiet?.(to.id) ? [{ name: to.name, why: "quiet" }] : []);

/** It is saved already: a card that cannot be sent never takes that back. */
export async function tellOffer(
  deps: TellDeps,
  { action, to, by }: { action: Action; to: Person; by: Named },
): Promise<Telling> {
  try {
    await deps.notices.handedOver(to, { action, by: { id: by.id, name: by.name } });
    return toldBefore(deps, to);
  } catch {
    return asTelling([{ name: to.name, why: "not sent" }]);
  }
}

/** Tells each of these people once, but for whoever did it themselves. */
export async function tellNews(
  deps: TellDeps,
  { people, by, ...news }: Omit<HandOverNews, "by"> & { people: readonly (Named | undefined)[]; by: Named },
): Promise<Telling> {
  const { directory, notices } = deps;
  const named = new Map(
    people.flatMap((each) => (each && each.id !== by.id ? [[each.id, each.name] as const] : [])),
  );
  const untold = await Promise.all(
    [...named].map(async ([id, name]): Promise<readonly Untold[]> => {
      try {
        const person = await directory.find(id);
        // Whoever has left hears nothing.
        if (!person) return [];
        await notices.handOverNews?.(person, { ...news, by: { id: by.id, name: by.name } });
        return toldBefore(deps, person).untold;
      } catch {
        return [{ name, why: "not sent" }];
      }
    }),
  );
  return asTelling(untold.flat());
}
