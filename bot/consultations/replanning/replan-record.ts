import type { Day } from "../../common/days";
import type { ActionId } from "../../common/ids";
import type { Consultation, Named, StepToOwe } from "../consultation";
import type { ChangeLine } from "../consultation-writer";
import type { OwedStep, RowChange } from "./replan";

/** The checklist of a consultation, read from memory. */
export interface OwedSteps {
  of(reference: Consultation["reference"]): readonly OwedStep[];
}

/** What is to be written on one step. What is absent stays as it is. */
export interface StepChange {
  id: ActionId;
  status?: OwedStep["status"];
  waivedReason?: string;
  doneBy?: Named | undefined;
  doneOn?: Day | undefined;
  dueDate?: Day | undefined;
  title?: string;
  phase?: string;
  gate?: string | undefined;
}

/** Writes a change that was kept: the row first, then its steps and history. */
export interface ReplanRecord {
  /**
   * Safe to call twice: the second call writes only what is missing. A step that somebody ticked or waived
   * meanwhile stays as it is.
   * @throws Failure `conflict` when the row is no longer the one given; `unavailable` when the list cannot
   * be reached before the deadline, and then a second call writes the rest.
   */
  write(entry: {
    /** As it was when the change was worked out. */
    consultation: Consultation;
    change: RowChange;
    steps: readonly StepChange[];
    added: readonly StepToOwe[];
    /** Each with a `what` of its own. */
    lines: readonly ChangeLine[];
    by: Named;
    at: Date;
  }): Promise<Consultation>;
}
