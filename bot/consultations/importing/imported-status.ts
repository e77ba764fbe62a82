import type { Day } from "../../common/days";
import { has, type Person } from "../../common/person";
import { type Consultation, type WorkflowStatus, workflowStatuses } from "../consultation";
import { missingBetween } from "../record/required-fields";
import { position } from "../reviewing/gates";
import { isOwnApproval, rulesBroken } from "../reviewing/list-rules";
import { timingOf } from "../timing";

type Dates = Pick<Consultation, "startDate" | "endDate">;

const isApproved = (status: WorkflowStatus): boolean => position(status) >= position("Approved");
const isOver = (status: WorkflowStatus): boolean => position(status) >= position("Closed");
const isForReview = (status: WorkflowStatus): boolean =>
  status === "Submitted" || status === "Changes requested";

/** Nothing in its dates says that it goes on, or is to come. */
const mayBeOver = ({ startDate, endDate }: Dates, today: Day): boolean =>
  endDate ? endDate < today : !startDate || startDate < today;

/**
 * What a new row comes in as. A file tells of work that was done without us as it stands. It approves nothing
 * of its importer's own, and nothing at all unless they are a manager.
 */
export function statusOfNew({
  row,
  by,
  today,
}: {
  row: Partial<Pick<Consultation, "workflowStatus" | "leadOfficer" | keyof Dates>>;
  by: Person;
  today: Day;
}): { status: WorkflowStatus; note?: string } {
  const { workflowStatus: said, leadOfficer } = row;
  const dates: Dates = { startDate: row.startDate, endDate: row.endDate };
  const asIdea = (why: string) => ({ status: "Idea" as const, note: `It comes in as an Idea${why}` });
  if (said && isForReview(said)) return asIdea(`, not as ${said}: send it for review from its card.`);
  const to = said ?? byDates(dates, today);
  if (isOver(to))
    return mayBeOver(dates, today)
      ? { status: to }
      : asIdea(`, not as ${to}: by its dates it has not closed yet.`);
  if (!isApproved(to)) return { status: to };
  if (isOwnApproval({ from: "Idea", to }, { by, leadOfficer }))
    return asIdea(": nobody may approve their own consultation.");
  if (has(by, "manager")) return { status: to };
  return said
    ? asIdea(`, not as ${said}: only a manager may bring in approved work.`)
    : asIdea(", though by its dates it is open: a manager approves it first.");
}

function byDates(dates: Dates, today: Day): WorkflowStatus {
  const timing = timingOf(dates, today);
  if (timing === "closed") return "Closed";
  return timing === "open" && dates.endDate ? "Open" : "Idea";
}

/**
 * Where a file takes a record that is there: on, never back, and only where its importer could take it by its
 * card. Approval is given there alone. An idea that came and went without us may be told as what it was.
 */
export function statusOfChange({
  existing,
  after,
  to,
  by,
  today,
}: {
  existing: Consultation;
  /** The record with all else that the row changes. */
  after: Consultation;
  to: WorkflowStatus;
  by: Person;
  today: Day;
}): { status: WorkflowStatus } | { note: string } {
  const from = existing.workflowStatus;
  const stays = (why: string) => ({ note: `Status stays ${from}: ${why}.` });
  if (isForReview(to)) return stays("work is sent for review from its card");
  if (rulesBroken({ from, to, by }).some((each) => each === "reopened" || each === "stop undone"))
    return stays("it is over, and a file does not change that");
  if (workflowStatuses.indexOf(to) < workflowStatuses.indexOf(from))
    return stays("a file does not take work back");
  // The row may name another lead officer: it was theirs when it was written all the same.
  const leads = [existing.leadOfficer, after.leadOfficer];
  if (leads.some((leadOfficer) => isOwnApproval({ from, to }, { by, leadOfficer })))
    return stays("nobody may approve their own consultation");
  if (!isApproved(from) && isApproved(to))
    return from === "Idea" && isOver(to) && hasClosed(existing, today) && hasClosed(after, today)
      ? { status: to }
      : stays("a manager approves it from its card");
  if (to === "Stopped" || to === "Complete") {
    if (!has(by, "manager")) return stays("only a manager may do this");
  } else if (existing.leadOfficer?.id !== by.id && !has(by, "engagementLead"))
    return stays("only its lead officer or the engagement lead may do this");
  const missing = missingBetween(after, { from, to });
  if (missing.length > 0) return stays(`it lacks ${missing.map(({ label }) => label).join(", ")}`);
  return { status: to };
}

const hasClosed = ({ endDate }: Dates, today: Day): boolean => endDate !== undefined && endDate < today;
