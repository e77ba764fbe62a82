import type { Directory, Person } from "../../common/person";
import type { Consultation, Named } from "../consultation";
import { position } from "../reviewing/gates";
import type { StepBasis } from "./step-basis";

/** Somebody else changed a consultation in chat. */
export interface ReplanNews {
  /** As it now is. */
  consultation: Consultation;
  by: Named;
  before: StepBasis;
  after: StepBasis;
  /** How many of its steps changed. */
  steps: number;
  /** What whoever kept it said about it; empty where nobody was asked. */
  reason: string;
  /** For whoever approved it before the change, not for its lead officer. */
  toReviewer?: boolean;
}

/** How the lead officer hears of it. */
export interface ReplanNotices {
  replanned(to: Person, news: ReplanNews): Promise<void>;
}

const said = ({ startDate, endDate, decisionDate, level, track }: StepBasis): string =>
  [startDate, endDate, decisionDate, level, track].join();

/**
 * Whoever leads it hears of what somebody else changed; so does whoever approved it, when what they approved is
 * no longer so. It is saved: a card that cannot be sent takes nothing back.
 * @returns who is told, by name.
 */
export async function tellOfReplan(
  deps: { directory: Directory; replanNotices: ReplanNotices },
  news: ReplanNews,
  { touchesApproved }: { touchesApproved: boolean },
): Promise<readonly string[]> {
  const { leadOfficer, reviewedBy, workflowStatus } = news.consultation;
  const isNews = said(news.before) !== said(news.after) || news.steps > 0;
  const approved = position(workflowStatus) >= position("Approved");
  const told: string[] = [];
  const tell = async (who: Named | undefined, what: ReplanNews) => {
    if (!who || who.id === news.by.id) return;
    try {
      const person = await deps.directory.find(who.id);
      if (!person) return;
      await deps.replanNotices.replanned(person, what);
      told.push(person.name);
    } catch {
      // Told or not, the register has it.
    }
  };
  if (isNews) await tell(leadOfficer, news);
  if (touchesApproved && approved && reviewedBy?.id !== leadOfficer?.id)
    await tell(reviewedBy, { ...news, toReviewer: true });
  return told;
}
