import type { AnsweredHandOver } from "../../actions";
import { Failure } from "../../common/failure";
import type { Card } from "../cards/card";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press, TeamsDeps, Turn } from "../turn";
import { handedOver, handOverCard } from "./handed-over";
import { listAgain, nameOf } from "./list-again";
import { known, orStepAgain } from "./step-again";
import { readStepData, type StepData } from "./step-data";
import { withUntold } from "./untold";

export const acceptOffer: Press = (deps, turn, data) => answer(deps, turn, { data, accept: true });
export const declineOffer: Press = (deps, turn, data) => answer(deps, turn, { data, accept: false });

async function answer(
  deps: TeamsDeps,
  turn: Turn,
  { data, accept }: { data: unknown; accept: boolean },
): Promise<Card> {
  const asked = readStepData(data);
  const { reason } = asked.typed;
  const work = () => deps.actions.answerHandOver({ id: asked.id, accept, reason, by: turn.person });
  if (asked.onOwnCard) return onItsCard(deps, turn, asked, work);
  const verb = accept ? "actions.acceptOffer" : "actions.declineOffer";
  return orStepAgain(deps, turn, { asked, verb }, async () => {
    const answered = await work();
    return listAgain(deps, turn, { ...asked, note: noteOf(answered) });
  });
}

/** The card that brought the offer says how it was answered, and keeps a reason that was refused. */
async function onItsCard(
  deps: TeamsDeps,
  turn: Turn,
  asked: StepData,
  work: () => Promise<AnsweredHandOver>,
): Promise<Card> {
  const before = known(deps, turn, asked.id);
  const about = {
    title: before.reference && deps.consultations.find(before.reference)?.title,
    now: deps.clock.now(),
  };
  try {
    const answered = await work();
    return handOverCard(
      { ...about, action: answered.action },
      { heading: headingOf(answered), detail: noteOf(answered) },
    );
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "actions.answerHandOver" });
    const action = deps.actions.find(asked.id) ?? before;
    const stillOffered = action.offeredTo?.id === turn.person.id;
    const words = { problem: failure.message, reason: asked.typed.reason };
    if (stillOffered) return handedOver({ ...about, action, by: action.offeredBy ?? { name: "" }, ...words });
    return handOverCard({ ...about, action }, { heading: "This offer is over", detail: "", ...words });
  }
}

const headingOf = ({ how }: AnsweredHandOver): string =>
  ({ accepted: "You accepted it", declined: "You declined it", "not offered": "This offer is over" })[how];

function noteOf({ action, how, untold }: AnsweredHandOver): string {
  const name = nameOf(action);
  if (how === "not offered") return `${name} is not offered to you any more. Nothing was changed.`;
  if (how === "accepted") return withUntold(`${name} is yours now.`, untold);
  const owner = shorten(action.owner?.name, 60);
  return withUntold(owner ? `${name} stays with ${owner}.` : `${name} has no owner yet.`, untold);
}
