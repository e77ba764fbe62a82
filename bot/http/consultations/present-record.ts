import {
  type Consultation,
  editedGroups,
  inputsOfGroup,
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
  { consultation, timing, inFull, canEdit, next, costPerResponse }: RecordView,
  settings: PlanningSettings,
  moves: RecordAnswer["moves"],
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
    relatedConsultations: [...consultation.relatedConsultations],
    visibility: consultation.visibility,
    listUrl: consultation.listUrl,
    ...(inFull && { forOfficers: { ...presentForOfficers(consultation), costPerResponse } }),
    ...(next && { next: { to: next.to, missing: next.missing.map(({ label }) => label) } }),
    moves,
    parts: canEdit
      ? editedGroups.map((name) => ({
          ...{ name, label: recordGroups[name] },
          boxes: inputsOfGroup(name).map((input) => presentBox(input, consultation, settings)),
        }))
      : [],
  };
}

const presentForOfficers = (consultation: Consultation): NonNullable<RecordAnswer["forOfficers"]> => ({
  levelReason: consultation.levelReason,
  sponsor: consultation.sponsor?.name ?? "",
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
