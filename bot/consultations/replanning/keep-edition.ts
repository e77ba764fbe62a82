import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import { declinedVersion, keepingVersion, versionInShort } from "../template-version";
import { findToReplan, type ReplanDeps } from "./replan-view";

/**
 * Keeps the version a consultation follows, and asks no more about the newest one. A later one is offered
 * again. Keeping it twice is keeping it once.
 */
export async function keepEdition(
  deps: Pick<ReplanDeps, "register" | "toolkit" | "clock"> & { writer: ConsultationWriter },
  { reference, by, version }: { reference: Consultation["reference"]; by: Person; version: string },
): Promise<Consultation> {
  const consultation = findToReplan(deps, { reference, by });
  const decide = ({ templateVersion }: Consultation): ConsultationChange => {
    const isNewest = version === deps.toolkit.version();
    if (!isNewest || templateVersion === version || declinedVersion(templateVersion) === version)
      return { fields: {}, lines: [] };
    const next = keepingVersion(templateVersion, version);
    const line = {
      what: "Newer toolkit not taken",
      from: versionInShort(templateVersion),
      to: versionInShort(next),
    };
    return { fields: { templateVersion: next }, lines: [line] };
  };
  return deps.writer.change({
    ...{ consultation, by: { id: by.id, name: by.name }, at: deps.clock.now(), again: decide },
    ...decide(consultation),
  });
}
