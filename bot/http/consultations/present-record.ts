import type { Person } from "../../common/person";
import {
  type Consultation,
  editedGroups,
  inputsOfGroup,
  type NextMove,
  type PlanningSettings,
  type RecordInput,
  type RecordView,
  recordField,
  recordGroups,
  typedText,
} from "../../consultations";
import type { RecordAnswer, RecordBox } from "../../contract";
import { describeLevel } from "../../toolkit";

/** The only fields of a record that leave the server for one person who looks at it. */
export function presentRecord(
  { consultation, timing, late, inFull, canEdit, next, costPerResponse, closing }: RecordView,
  settings: PlanningSettings,
  { by, moves, warnings }: { by: Person } & Pick<RecordAnswer, "moves" | "warnings">,
): RecordAnswer {
  return {
    reference: consultation.reference,
    title: consultation.title,
    overview: consultation.overview,
    whyConsulting: consultation.whyConsulting,
    whatCanChange: consultation.whatCanChange,
    whatCannotChange: consultation.whatCannotChange,
    whatHappensNext: consultation.whatHappensNext,
    service: consultation.service,
    leadOfficer: consultation.leadOfficer?.name ?? "",
    engagementLevel: consultation.engagementLevel ? describeLevel(consultation.engagementLevel).label : "",
    track: consultation.track ?? "",
    workflowStatus: consultation.workflowStatus,
    timing,
    ...(late && { late }),
    warnings: warnings.map(({ what, todo }) => ({ what, todo })),
    ...(closing && { closing }),
    startDate: consultation.startDate,
    endDate: consultation.endDate,
    dateCertainty: consultation.dateCertainty,
    decisionDate: consultation.decisionDate,
    decisionMaker: consultation.decisionMaker,
    feedbackPromised: consultation.feedbackPromised,
    feedbackPublished: consultation.feedbackPublished,
    areas: [...consultation.areas],
    audiences: [...consultation.audiences],
    interests: [...consultation.interests],
    methods: [...(consultation.methods ?? [])],
    contactName: consultation.contactName,
    contactEmail: consultation.contactEmail,
    contactPhone: consultation.contactPhone,
    participateUrl: consultation.participateUrl,
    resultsUrl: consultation.resultsUrl,
    privacyLink: consultation.privacyLink,
    events: consultation.events.map(({ on, what, where }) => ({ on, what, where })),
    tryingOut: consultation.tryingOut,
    triedResult: consultation.triedResult,
    relatedConsultations: [...consultation.relatedConsultations],
    visibility: consultation.visibility,
    listUrl: consultation.listUrl,
    ...(inFull && { forOfficers: { ...presentForOfficers(consultation), costPerResponse } }),
    ...(next && { next: presentNext(next, by) }),
    moves,
    parts: canEdit
      ? editedGroups.map((name) => ({
          ...{ name, label: recordGroups[name] },
          boxes: inputsOfGroup(name).map((input) => presentBox(input, consultation, settings)),
        }))
      : [],
  };
}

const presentNext = ({ to, missing, gate }: NextMove, by: Person): NonNullable<RecordAnswer["next"]> => ({
  to,
  missing: missing.map(({ label }) => label),
  ...(gate && {
    gate: {
      ...{ name: gate.gate, before: gate.before, holds: gate.holds },
      steps: gate.steps.map(({ stepId, title, owner }) => ({
        ...{ stepId: stepId ?? "", title, owner: owner?.name ?? "", mine: owner?.id === by.id },
      })),
    },
  }),
});

const presentForOfficers = (consultation: Consultation): NonNullable<RecordAnswer["forOfficers"]> => ({
  levelReason: consultation.levelReason,
  sponsor: consultation.sponsor?.name ?? "",
  contactDeputy: consultation.contactDeputy,
  dutySource: consultation.dutySource,
  minimumWeeks: consultation.minimumWeeks,
  eiaStatus: consultation.eiaStatus ?? "",
  eiaLink: consultation.eiaLink,
  dpiaStatus: consultation.dpiaStatus ?? "",
  supportingDocuments: consultation.supportingDocuments.map(({ title, url, isPublic }) => ({
    ...{ title, url },
    ...(isPublic && { isPublic: true as const }),
  })),
  budgetPlanned: consultation.budgetPlanned,
  reviewedBy: consultation.reviewedBy?.name ?? "",
  reviewedOn: consultation.reviewedOn,
  reviewNote: consultation.reviewNote,
});

function presentBox(input: RecordInput, consultation: Consultation, settings: PlanningSettings): RecordBox {
  const { label, hint = "", kind } = recordField(input);
  const names = kind.type === "choice" || kind.type === "choices" ? kind.of(settings) : [];
  return {
    name: input,
    label,
    hint,
    kind: kindOf(kind.type),
    choices: [...names],
    value: typedText(consultation, input),
  };
}

function kindOf(type: ReturnType<typeof recordField>["kind"]["type"]): RecordBox["kind"] {
  if (type === "day" || type === "choice" || type === "choices") return type;
  return ["text", "documents", "events", "groups"].includes(type) ? "text" : "line";
}
