import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { Named } from "../consultation";
import { canSeeEvidence, type Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import { type CheckClashesDeps, isOverlap } from "./check-clashes";
import { askOf, noClashes } from "./clash-check";
import type { OverlapNews } from "./notice-overlaps";

export type OverlapSeen = Omit<OverlapNews, "otherLead"> & {
  otherLead: (Named & Pick<Person, "email">) | undefined;
};

/** Two consultations side by side, as they now stand, for somebody who may see both. */
export async function seeOverlap(
  deps: CheckClashesDeps & { directory: Directory },
  { reference, other, by, where }: { reference: Reference; other: Reference; by: Person; where: Where },
): Promise<OverlapSeen> {
  const consultation = seeRecord(deps, { reference, by, where });
  const beside = seeRecord(deps, { reference: other, by, where });
  if (!canSeeEvidence(by, where))
    throw new Failure("not_allowed", "This is for the lead officers. They answer in their own chat with me.");
  const ask = askOf(consultation);
  const { findings } = ask ? deps.clashCheck(ask) : noClashes;
  const lead = beside.leadOfficer;
  return {
    ...{ consultation, other: beside },
    otherLead: lead && ((await deps.directory.find(lead.id)) ?? lead),
    findings: findings.filter((finding) => finding.reference === other && isOverlap(finding)),
  };
}
