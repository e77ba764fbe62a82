import { followedVersion, versionInShort } from "../../consultations";
import { checklist } from "../actions/see-checklist";
import type { Press } from "../turn";
import { readEditionData } from "./see-edition";

/** The old version stays, and nobody is asked about this new one again. */
export const keepEdition: Press = async (deps, turn, data) => {
  const { reference, version } = readEditionData(data);
  const { templateVersion } = await deps.consultations.keepEdition({ reference, version, by: turn.person });
  const kept = versionInShort(followedVersion(templateVersion));
  return checklist(deps, turn, {
    reference,
    note: `This consultation keeps version ${kept} of the toolkit.`,
  });
};
