import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange } from "./action";
import { asItIs, found, ownerOr, stepName } from "./find-action";
import { type HandOverDeps, noOffer } from "./hand-over";
import { type Telling, tellNews, toldAll } from "./hand-over-notices";
import { canTakeBack } from "./permissions";

/** Takes an offer back that was not answered yet. Where there is none any more, nothing changes. */
export async function takeBack(
  deps: HandOverDeps,
  { id, by }: { id: ActionId; by: Person },
): Promise<Telling & { action: Action }> {
  const action = found(deps.actions, id);
  const { offeredTo } = action;
  mayTakeBack(deps, by, action);
  if (!offeredTo) return { ...toldAll, action };
  const change: ActionChange = noOffer;
  let isNew = true;
  const changed = await deps.actions.change({
    ...{ action, change, by, at: deps.clock.now() },
    what: `${stepName(action)} not offered any more`,
    isOurs: (newest) => newest.owner?.id === action.owner?.id,
    said: (row) => row.offeredTo?.name ?? "",
    again: (newest) => {
      if (newest.owner?.id === offeredTo.id)
        throw new Failure("conflict", `${offeredTo.name} has accepted it already. Ask them to give it back.`);
      if (newest.offeredTo?.id !== offeredTo.id) {
        isNew = false;
        return asItIs;
      }
      mayTakeBack(deps, by, newest);
      return change;
    },
  });
  if (!isNew) return { ...toldAll, action: changed };
  const news = { action: changed, by, what: "taken back", reason: "" } as const;
  return { ...(await tellNews(deps, { ...news, people: [offeredTo] })), action: changed };
}

function mayTakeBack(deps: HandOverDeps, by: Person, action: Action): void {
  if (canTakeBack(deps, by, action)) return;
  const giver = action.offeredBy?.name || ownerOr(action);
  throw new Failure("not_allowed", `Only ${giver} or the engagement lead can take this offer back.`);
}
