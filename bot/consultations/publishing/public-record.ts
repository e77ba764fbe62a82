import type { Day } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Consultation, WorkflowStatus } from "../consultation";
import type { ActivityType, EventDay } from "../record-details";
import { timingOf } from "../timing";

/** What people said and what came of it, once it is published. */
export interface PublishedRow {
  theme: string;
  asked: string;
  said: string;
  /** What was done, will be done or could not be done, as published. */
  did: string;
}

/**
 * A consultation as anybody may read it. The names are those of Citizen Space's public API 2.4, so that a
 * council which has it can compare or import. **Nothing else ever leaves**: a field that is not built here by
 * name stays inside.
 */
export interface PublicRecord {
  id: Reference;
  title: string;
  /** Where to take part while it is open, or the results once there are any; "" when there is neither. */
  url: string;
  status: "open" | "forthcoming" | "closed";
  overview: string;
  /** `YYYY-MM-DD`. */
  startdate: Day;
  enddate: Day | "";
  activity_type: ActivityType | "";
  /** False while the dates may still move. */
  dates_confirmed: boolean;
  participate_url: string;
  why: string;
  what_happens_next: string;
  /** When the council says it tells people what it did. */
  feedbackdate: Day | "";
  resultdate: Day | "";
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  related_consultations: readonly Reference[];
  supporting_documents: readonly { title: string; url: string }[];
  audiences: readonly { name: string }[];
  areas: readonly { name: string }[];
  interests: readonly { name: string }[];
  events: readonly EventDay[];
  findings: string;
  decision: string;
  decision_reasons: string;
  decision_date: Day | "";
  we_asked_you_said_we_did: readonly PublishedRow[];
}

const beforeApproval: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Idea", "Submitted", "Changes requested", "Stopped"] as const),
]);
const decided: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Decided", "Feedback published", "Complete"] as const),
]);
const reported: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>(["Reported", ...decided]);
const told: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>(["Feedback published", "Complete"]);

/** Marked public, agreed to by a manager, with a public summary and a day on which it opens. */
export const isPublic = (
  row: Pick<Consultation, "visibility" | "workflowStatus" | "startDate" | "publicSummary">,
): boolean =>
  row.visibility === "Public" &&
  !beforeApproval.has(row.workflowStatus) &&
  row.startDate !== undefined &&
  row.publicSummary.trim() !== "";

/** Why a record that is marked public does not leave yet, in words for its officer; "" when it does. */
export function whyNotPublic(row: Consultation): string {
  if (row.visibility !== "Public" || isPublic(row)) return "";
  if (beforeApproval.has(row.workflowStatus)) return "It is published once a manager has approved it.";
  if (!row.startDate) return "It is published once it has an opening day.";
  return "It is published once it has a public summary.";
}

type Outcome = Pick<PublicRecord, "findings" | "decision" | "decision_reasons" | "decision_date">;

/** What is told of how it ended, as far as it is. */
export function publicOutcome(
  row: Pick<Consultation, "findingsSummary" | "outcomeSummary" | "decisionReasons" | "outcomeDate">,
  status: WorkflowStatus,
): Outcome {
  const hasDecision = decided.has(status);
  return {
    findings: reported.has(status) ? row.findingsSummary : "",
    decision: hasDecision ? row.outcomeSummary : "",
    decision_reasons: hasDecision ? row.decisionReasons : "",
    decision_date: hasDecision ? (row.outcomeDate ?? "") : "",
  };
}

export function publicRecord(
  row: Consultation,
  {
    today,
    rows,
    isShown,
  }: { today: Day; rows: readonly PublishedRow[]; isShown: (of: Reference) => boolean },
): PublicRecord | undefined {
  if (!isPublic(row) || !row.startDate) return undefined;
  const timing = timingOf(row, today);
  const hasFindings = reported.has(row.workflowStatus);
  const resultsUrl = hasFindings ? publicLink(row.resultsUrl) : "";
  const participateUrl = publicLink(row.participateUrl);
  return {
    id: row.reference,
    title: row.title,
    url: resultsUrl || participateUrl,
    status: timing === "open" || timing === "forthcoming" ? timing : "closed",
    overview: row.publicSummary,
    startdate: row.startDate,
    enddate: row.endDate ?? "",
    activity_type: row.activityType ?? "",
    dates_confirmed: row.dateCertainty !== "Anticipated",
    participate_url: participateUrl,
    why: row.whyConsulting,
    what_happens_next: row.whatHappensNext,
    feedbackdate: row.feedbackPromised ?? "",
    resultdate: hasFindings ? (row.feedbackPublished ?? "") : "",
    contact_name: row.contactName,
    contact_email: row.contactEmail,
    contact_phone: row.contactPhone,
    related_consultations: row.relatedConsultations.filter(isShown),
    supporting_documents: row.supportingDocuments.flatMap(({ title, url, isPublic }) => {
      const link = isPublic ? publicLink(url) : "";
      return link ? [{ title, url: link }] : [];
    }),
    audiences: row.audiences.map((name) => ({ name })),
    areas: row.areas.map((name) => ({ name })),
    interests: row.interests.map((name) => ({ name })),
    events: row.events.map(({ on, what, where }) => ({ on, what, where })),
    ...publicOutcome(row, row.workflowStatus),
    we_asked_you_said_we_did: told.has(row.workflowStatus)
      ? rows.map(({ theme, asked, said, did }) => ({ theme, asked, said, did }))
      : [],
  };
}

/** Hosts that only staff can open, or that are inside the network. */
const insideHost =
  /(^|\.)(sharepoint\.(com|us|cn)|1drv\.ms|onedrive\.(com|live\.com)|teams\.microsoft\.com|office\.com|cloud\.microsoft|local|internal|lan|localhost)$|^\d+\.\d+\.\d+\.\d+$|^\[|^[^.]+$/i;
/** Microsoft Forms: where many councils ask the public. */
const openHost = /^forms\.(office|microsoft)\.com$|^forms\.(cloud\.microsoft|osi\.office365\.us)$/i;
/** A link that lets in whoever has it was given to somebody, not to everybody. */
const keyInside = /^(sig|se|sv|token|access_token|id_token|key|apikey|api_key|secret|password|auth)$/i;

/** The link when anybody outside can follow it; "" when it leads inside, holds a key, or is no link at all. */
export function publicLink(text: string): string {
  const typed = text.trim();
  if (!typed) return "";
  try {
    const url = new URL(typed);
    const host = url.hostname.replace(/\.+$/, "");
    const outside =
      (url.protocol === "https:" || url.protocol === "http:") &&
      (openHost.test(host) || !insideHost.test(host));
    const holdsKey =
      url.username || url.password || [...url.searchParams.keys()].some((name) => keyInside.test(name));
    return outside && !holdsKey ? url.href : "";
  } catch {
    return "";
  }
}
