import { dayOf } from "../common/days";
import { Failure } from "../common/failure";
import type { PersonId, Reference } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, NewAction } from "./action";
import { workEnded } from "./closed";
import { findColleague } from "./find-colleague";
import type { HandOverDeps } from "./hand-over";
import { type Telling, tellOffer, toldAll, toldBefore } from "./hand-over-notices";
import { asOrigin } from "./origin";
import { canAdd } from "./permissions";
import { readDay } from "./read-day";
import { readWords } from "./read-words";

const longestTitle = 200;
/** Made by the card it comes from, so it is as forged as any other data of one. */
const keyForm = /^hand\/[0-9A-Za-z-]{8,100}$/;

export const onlyOfficersAdd = "Only officers can add an action. Ask the officer you work with.";

export interface ToAdd {
  title: string;
  dueDate?: string | undefined;
  /** Whoever writes it down, unless they name a colleague: it is offered to them. */
  owner?: string | { id: PersonId } | undefined;
  reference?: Reference | undefined;
  /** The Teams message it is made of. */
  origin?: { url?: string | undefined; text: string } | undefined;
  /** Where it comes from; Other where nothing is said. */
  source?: NewAction["source"];
  /** `hand/` and an id of its own: the same key twice is one action. */
  key: string;
}

export type Added =
  /** `offeredTo` is the colleague it waits for. */
  | (Telling & { action: Action; offeredTo: { id: PersonId; name: string } | undefined })
  /** Several people have that name: somebody must say which. */
  | { choose: readonly Person[] };

/** Writes down by hand what is to be done. It is theirs until a colleague accepts it. */
export async function add(deps: HandOverDeps, asked: ToAdd & { by: Person }): Promise<Added> {
  const { actions, clock, directory } = deps;
  const { by, key, owner, reference, source } = asked;
  if (!canAdd(by)) throw new Failure("not_allowed", onlyOfficersAdd);
  if (!keyForm.test(key)) throw new Failure("invalid", "This card is too old to use. Type: add an action");
  const there = actions.withKey(key);
  if (there) {
    const { offeredTo } = there;
    return { ...(offeredTo ? toldBefore(deps, offeredTo) : toldAll), action: there, offeredTo };
  }

  const today = dayOf(clock.now());
  const title = readTitle(asked.title);
  const dueDate = asked.dueDate?.trim() ? readDay(asked.dueDate, today) : undefined;
  if (dueDate && dueDate < today)
    throw new Failure("invalid", "That day is over, so this would be late at once. Choose today or later.");
  workMustBeThere(deps, reference);
  const meant = owner ? await findColleague(directory, owner) : { to: by };
  if ("choose" in meant) return meant;
  const to = meant.to.id === by.id ? undefined : meant.to;

  const me = { id: by.id, name: by.name };
  const origin = asked.origin && asOrigin(asked.origin);
  const action: NewAction = {
    ...{ key, title, reference, dueDate, phase: "", owner: me },
    ...(source && { source }),
    ...(origin && { origin }),
    ...(to && { offeredTo: { id: to.id, name: to.name }, offeredBy: me }),
  };
  const added = await actions.add({ action, by: me, at: clock.now() });
  const telling = to ? await tellOffer(deps, { action: added, to, by: me }) : toldAll;
  return { ...telling, action: added, offeredTo: to && { id: to.id, name: to.name } };
}

/** A title is one line, and reads in the direction of its own letters. */
function readTitle(typed: string): string {
  const line = typed.replace(/\p{Cc}+/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
  return readWords(line, {
    missing: "Say what is to be done, in a few words.",
    longest: longestTitle,
    tooLong: (length) =>
      `That has ${length} characters. Say it in ${longestTitle}, and put the rest in a note.`,
  });
}

function workMustBeThere(deps: HandOverDeps, reference: Reference | undefined): void {
  if (!reference) return;
  if (!deps.workBehind(reference))
    throw new Failure("not_found", `I cannot find consultation ${reference}. Check its number.`);
  const ended = workEnded(deps, { reference, stepId: undefined, gate: undefined });
  if (ended) throw new Failure("conflict", ended);
}
