import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { ActionId, PersonId } from "../common/ids";
import { type Directory, has, type Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { canHandOver } from "./permissions";
import type { AskWork } from "./work-behind";

/** How somebody hears that they now owe a step. */
export interface HandOverNotices {
  handedOver(to: Person, news: { action: Action; by: { id: PersonId; name: string } }): Promise<void>;
}

export type HandedOver =
  /** `told` is false when the step is theirs now, but the card about it could not be sent. */
  | { action: Action; to: Person; told: boolean }
  /** Several people have that name: somebody must say which. */
  | { choose: readonly Person[] };

/** More than these are not a choice any more, but a list to read. */
const mostChoices = 15;

/** Gives a step to a colleague, found by name, e-mail address or id, and tells them. */
export async function handOver(
  deps: AskWork & { actions: ActionStore; clock: Clock; directory: Directory; notices: HandOverNotices },
  { id, to: typed, by }: { id: ActionId; to: string | { id: PersonId }; by: Person },
): Promise<HandedOver> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  mayHandOver(deps, by, action);
  const meant = await find(deps.directory, typed);
  if ("choose" in meant) return meant;
  const { to } = meant;
  // A councillor is nobody's colleague on the work itself.
  if (!has(to, "officer"))
    throw new Failure("invalid", `${to.name} is a councillor. Hand the step to an officer.`);
  if (action.owner?.id === to.id)
    throw new Failure("invalid", `${stepName(action)} is already with ${to.name}. Name somebody else.`);

  const change: ActionChange = { owner: { id: to.id, name: to.name } };
  const changed = await actions.change({
    action,
    change,
    what: `${stepName(action)} handed over`,
    said: (row) => row.owner?.name ?? "",
    by,
    at: clock.now(),
    again: (newest) => {
      if (newest.owner?.id === to.id) return asItIs;
      mayHandOver(deps, by, newest);
      if (newest.owner?.id !== action.owner?.id)
        throw new Failure(
          "conflict",
          `${stepName(action)} was given to ${ownerOr(newest)} just now. Look at it again.`,
        );
      return change;
    },
  });
  return { action: changed, to, told: await tell(deps.notices, { action: changed, to, by }) };
}

function mayHandOver(deps: AskWork, by: Person, action: Action): void {
  if (!canHandOver(deps, by, action))
    throw new Failure(
      "not_allowed",
      `Only ${ownerOr(action)}, the lead officer or the engagement lead can hand this step over.`,
    );
  workMustGoOn(deps, action);
  mustBeOpen(action);
}

async function find(
  directory: Directory,
  typed: string | { id: PersonId },
): Promise<{ to: Person } | { choose: readonly Person[] }> {
  if (typeof typed !== "string") {
    const chosen = await directory.find(typed.id);
    if (chosen) return { to: chosen };
    throw new Failure("invalid", "That colleague is not in the directory any more. Name somebody else.");
  }
  const said = typed.trim();
  if (said === "") throw new Failure("invalid", "Type your colleague's name or e-mail address.");
  const people = await directory.search(said);
  const [only] = people;
  if (only && people.length === 1) return { to: only };
  if (only && people.length <= mostChoices) return { choose: people };
  throw new Failure(
    "invalid",
    only
      ? `${people.length} people match that. Type the whole name, or the e-mail address.`
      : "I know nobody by that name. Check the spelling, or type the address they sign in with.",
  );
}

/** The step is theirs already: a card that cannot be sent never takes that back. */
async function tell(
  notices: HandOverNotices,
  { action, to, by }: { action: Action; to: Person; by: Person },
): Promise<boolean> {
  if (to.id === by.id) return true;
  try {
    await notices.handedOver(to, { action, by: { id: by.id, name: by.name } });
    return true;
  } catch {
    return false;
  }
}
