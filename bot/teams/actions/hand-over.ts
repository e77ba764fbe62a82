import { Failure } from "../../common/failure";
import { toPersonId } from "../../common/ids";
import { shorten } from "../cards/words";
import type { Press } from "../turn";
import { listAgain, nameOf } from "./list-again";
import { known, orStepAgain, readStepData, step } from "./open-step";

export const handOver: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { toWhom } = asked.typed;
  return orStepAgain(deps, turn, { asked, verb: "actions.handOver", open: "handOver" }, async () => {
    const chosen = toPersonId(asked.toPerson);
    if (asked.toPerson && !chosen) throw new Failure("invalid", "Choose your colleague again.");
    const to = chosen ? { id: chosen } : toWhom;
    const outcome = await deps.actions.handOver({ id: asked.id, to, by: turn.person });
    if ("choose" in outcome)
      return step(deps, turn, {
        ...asked,
        action: known(deps, turn, asked.id),
        problem: "More than one colleague has that name. Choose which one, then press Hand it over.",
        open: "handOver",
        people: outcome.choose,
      });
    const name = shorten(outcome.to.name, 60);
    const told =
      outcome.to.id === turn.person.id
        ? ""
        : outcome.told
          ? ` I am telling ${name} now.`
          : ` I could not tell ${name}: please do so yourself.`;
    const note = `${nameOf(outcome.action)} is now with ${name}.${told}`;
    return listAgain(deps, turn, { ...asked, action: outcome.action, note });
  });
};
