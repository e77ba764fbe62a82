import type { HandedOver } from "../../actions";
import { Failure } from "../../common/failure";
import { toPersonId } from "../../common/ids";
import { shorten } from "../cards/words";
import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { askedAgain, known, orStepAgain } from "./step-again";
import { readStepData } from "./step-data";
import { tellingWords, withUntold } from "./untold";

export const handOver: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { toWhom } = asked.typed;
  return orStepAgain(deps, turn, { asked, verb: "actions.handOver", open: "handOver" }, async () => {
    const chosen = toPersonId(asked.toPerson);
    if (asked.toPerson && !chosen) throw new Failure("invalid", "Choose your colleague again.");
    const to = chosen ? { id: chosen } : toWhom;
    const outcome = await deps.actions.handOver({ id: asked.id, to, by: turn.person });
    if ("choose" in outcome)
      return askedAgain(deps, turn, {
        asked,
        action: known(deps, turn, asked.id),
        problem: "More than one colleague has that name. Choose which one, then press Hand it over.",
        open: "handOver",
        people: outcome.choose,
      });
    return listAgain(deps, turn, { ...asked, action: outcome.action, note: noteOf(outcome) });
  });
};

function noteOf({ action, to, how, untold }: Exclude<HandedOver, { choose: unknown }>): string {
  if (how === "taken") return withUntold(`${nameOf(action)} is yours now.`, untold);
  const name = shorten(to.name, 60);
  const owner = shorten(action.owner?.name, 60);
  const stays = owner ? `It stays with ${owner} until they accept.` : "Nobody owes it until they accept.";
  return `${nameOf(action)} is offered to ${name}. ${stays} ${tellingWords(name, untold)}`;
}
