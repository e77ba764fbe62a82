import type { Directory, Person } from "../../common/person";
import type { Consultation, Named } from "../consultation";
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
}

/** How the lead officer hears of it. */
export interface ReplanNotices {
  replanned(to: Person, news: ReplanNews): Promise<void>;
}

const said = ({ startDate, endDate, decisionDate, level, track }: StepBasis): string =>
  [startDate, endDate, decisionDate, level, track].join();

/** Whoever leads it hears of what somebody else changed. It is saved: a card that cannot be sent takes nothing back. */
export async function tellLead(
  { directory, replanNotices }: { directory: Directory; replanNotices: ReplanNotices },
  news: ReplanNews,
): Promise<void> {
  const { leadOfficer } = news.consultation;
  if (!leadOfficer || leadOfficer.id === news.by.id) return;
  if (said(news.before) === said(news.after) && news.steps === 0) return;
  try {
    const lead = await directory.find(leadOfficer.id);
    if (lead) await replanNotices.replanned(lead, news);
  } catch {
    // Told or not, the register has it.
  }
}
