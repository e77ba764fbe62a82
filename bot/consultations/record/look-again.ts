import { Failure } from "../../common/failure";
import { fingerprint } from "../../common/fingerprint";
import { tellsOfPeople } from "../../common/tells-of-people";
import type { ConsultationFields } from "../consultation-writer";

/** What everybody reads once it is published. */
const readByAll = ["publicSummary", "findingsSummary", "outcomeSummary", "decisionReasons"] as const;

/** What may point at one person, in those of these fields that everybody reads. */
export const lookAgainIn = (fields: Partial<ConsultationFields>): readonly string[] =>
  tellsOfPeople(readByAll.flatMap((name) => fields[name] ?? []));

/** It is saved as it is only by who was told of this, and presses once more. Nothing was saved. */
export class RecordNotLookedAgain extends Failure {
  /** The same only while the same is found. */
  readonly mark: string;

  constructor(readonly found: readonly string[]) {
    super("invalid", `Not saved yet. ${found.join(" ")} If all is well, save it as it is.`);
    this.mark = fingerprint(found);
  }
}
