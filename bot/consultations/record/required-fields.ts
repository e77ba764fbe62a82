import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import {
  type Consultation,
  type EngagementLevel,
  type Track,
  type WorkflowStatus,
  workflowStatuses,
} from "../consultation";
import { readSavedAnswers } from "../replanning/read-saved-answers";
import { isRecordInput, labelOf, type RecordInput } from "./record-fields";

/** A field that a record lacks for a move. */
export interface MissingField {
  name: keyof Consultation;
  label: string;
  /** The box it is typed in; absent where another verb gives it. */
  input: RecordInput | undefined;
  /** What to type for one that has no box. */
  how: string;
}

interface Known {
  level: EngagementLevel;
  track: Track;
  circumstances: ReadonlySet<string>;
}

interface Need {
  name: keyof Consultation;
  /** Where one of several will do, as of a telephone number and an e-mail address. */
  or?: keyof Consultation;
  when?: (known: Known) => boolean;
}

const asks = ({ level }: Known): boolean => level !== "inform";
const inDepth = (known: Known): boolean => asks(known) && known.track !== "light";
const need = (name: Need["name"], when?: Need["when"]): Need => ({ name, ...(when && { when }) });

const toSubmit: readonly Need[] = [
  ...(["title", "overview", "service", "leadOfficer", "decisionMaker", "areas", "audiences"] as const).map(
    (name) => need(name),
  ),
  ...(["decisionDate", "startDate", "endDate", "engagementLevel"] as const).map((name) => need(name)),
  need("whyConsulting"),
  need("whatCanChange", asks),
  need("whatCannotChange", inDepth),
];

/**
 * What each status needs, and no status before it did. An Inform item tells people something and asks
 * nothing, so it needs no more once it is approved than whom to ask.
 */
const needs: Partial<Record<WorkflowStatus, readonly Need[]>> = {
  Submitted: toSubmit,
  Approved: toSubmit,
  Ready: [
    need("contactName"),
    { name: "contactEmail", or: "contactPhone" },
    need("eiaStatus", inDepth),
    need("privacyLink", (known) => asks(known) && known.circumstances.has("personalData")),
  ],
  Open: [need("feedbackPromised", asks)],
  Reported: [need("responses", asks), need("groupsReached", inDepth), need("findingsSummary", asks)],
  Decided: [need("outcomeSummary"), need("decisionReasons", asks)],
  "Feedback published": [need("feedbackPublished", asks)],
  Complete: [need("evalScore", inDepth), need("lessons", asks)],
};

export const isThere = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : typeof value === "string"
      ? value.trim() !== ""
      : value !== undefined;

const howOf = (name: keyof Consultation, { reference }: Consultation): string => {
  if (name === "startDate" || name === "endDate" || name === "decisionDate")
    return `change dates ${reference}`;
  return name === "engagementLevel" ? `change answers ${reference}` : "";
};

/** Without a level or a track, as much as is usual. */
const knownOf = ({ engagementLevel, track, levelAnswers }: Consultation): Known => ({
  level: engagementLevel ?? "consult",
  track: track ?? "standard",
  circumstances: new Set(readSavedAnswers(levelAnswers).circumstances),
});

/** What a record still lacks to stand at a status. */
export function missingFor(consultation: Consultation, to: WorkflowStatus): readonly MissingField[] {
  const known = knownOf(consultation);
  return (needs[to] ?? [])
    .filter(({ when }) => when?.(known) ?? true)
    .filter(({ name, or }) => !isThere(consultation[name]) && !(or && isThere(consultation[or])))
    .map(({ name }) => ({
      ...{ name, label: labelOf(name), how: howOf(name, consultation) },
      input: isRecordInput(name) ? name : undefined,
    }));
}

/** What it lacks of everything that a change in the list went past. */
export function missingBetween(
  consultation: Consultation,
  { from, to }: { from: WorkflowStatus; to: WorkflowStatus },
): readonly MissingField[] {
  const [after, upTo] = [workflowStatuses.indexOf(from), workflowStatuses.indexOf(to)];
  if (to === "Stopped" || to === "Changes requested") return [];
  // From Changes requested the way starts again.
  const since = from === "Changes requested" || from === "Stopped" ? 0 : after;
  const found = new Map<string, MissingField>();
  for (const status of workflowStatuses.slice(since + 1, upTo + 1))
    for (const field of missingFor(consultation, status)) found.set(field.name, field);
  return [...found.values()];
}

/** Refused because the record lacks fields; carries them, so that a card can ask for exactly those. */
export class FieldsMissing extends Failure {
  readonly to: WorkflowStatus;
  readonly missing: readonly MissingField[];

  constructor(
    { reference, to }: { reference: Reference; to: WorkflowStatus },
    missing: readonly MissingField[],
  ) {
    super("conflict", `${needsWords(missing)} To give them, type: consultation ${reference}`);
    this.name = "FieldsMissing";
    this.to = to;
    this.missing = missing;
  }
}

/** `Before this it needs 2 things: Why you are asking; Opening day (type: change dates 2027-00042).` */
export function needsWords(missing: readonly MissingField[]): string {
  const things = missing.length === 1 ? "1 thing" : `${missing.length} things`;
  return `Before this it needs ${things}: ${labelsOf(missing)}.`;
}

export const labelsOf = (missing: readonly MissingField[]): string =>
  missing
    .map(({ label, input, how }) =>
      input ? label : `${label} (${how ? `type: ${how}` : "name them in the list"})`,
    )
    .join("; ");
