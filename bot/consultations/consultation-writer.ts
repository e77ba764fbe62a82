import type { Consultation, Named, NewConsultation } from "./consultation";

/** What of a row may be changed once it is in the register. */
export type ConsultationFields = Omit<NewConsultation, "reference" | "externalId">;

/** One thing that happened, from what to what; the writer adds who and when. */
export interface ChangeLine {
  what: string;
  from: string;
  to: string;
}

/** What to write: the fields named, and nothing else of the row. No fields is nothing to write. */
export interface ConsultationChange {
  fields: Partial<ConsultationFields>;
  lines: readonly ChangeLine[];
}

/** Changes rows of the register, each with its lines of history. */
export interface ConsultationWriter {
  /**
   * Changes one consultation as it is now known. When somebody else changed it meanwhile, the newest row is
   * handed to `again`, which gives the change to make instead, or throws what to tell the person.
   * @throws Failure `conflict` when it is changed all the time; `unavailable` when the list cannot be reached.
   */
  change(
    request: ConsultationChange & {
      consultation: Consultation;
      by: Named;
      at: Date;
      again: (newest: Consultation) => ConsultationChange;
    },
  ): Promise<Consultation>;
}
