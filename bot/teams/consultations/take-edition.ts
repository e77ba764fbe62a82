import { versionInShort } from "../../consultations";
import { checklist } from "../actions/see-checklist";
import { count } from "../cards/words";
import type { Press } from "../turn";
import { edition, readEditionData } from "./see-edition";

/** The new version in place of the old, as it was shown; when it is not so any more, it is shown again. */
export const takeEdition: Press = async (deps, turn, data) => {
  const { reference, seen, reason } = readEditionData(data);
  const answer = await deps.consultations.takeEdition({ reference, seen, reason, by: turn.person });
  if ("view" in answer) {
    const { note, problems } = answer.view;
    return edition(deps, turn, { reference, page: 1, reason, problem: note || (problems[0]?.message ?? "") });
  }
  const { consultation, replanned } = answer.kept;
  const changed = replanned.steps.length;
  const steps = changed > 0 ? ` ${count(changed, "step")} changed on the checklist.` : "";
  return checklist(deps, turn, {
    reference,
    note: `This consultation now uses version ${versionInShort(consultation.templateVersion)} of the toolkit.${steps}`,
  });
};
