import type { Consultation, Timing } from "../../consultations";
import type { ForwardPlanRow } from "../../contract";
import { describeLevel } from "../../toolkit";

/** The only fields of a consultation that leave the server for the forward plan. */
export function presentRow({
  consultation,
  timing,
}: {
  consultation: Consultation;
  timing: Timing;
}): ForwardPlanRow {
  return {
    reference: consultation.reference,
    title: consultation.title,
    service: consultation.service,
    leadOfficer: consultation.leadOfficer?.name ?? "",
    engagementLevel: consultation.engagementLevel ? describeLevel(consultation.engagementLevel).label : "",
    track: consultation.track ?? "",
    startDate: consultation.startDate,
    endDate: consultation.endDate,
    decisionDate: consultation.decisionDate,
    decisionMaker: consultation.decisionMaker,
    dateCertainty: consultation.dateCertainty,
    workflowStatus: consultation.workflowStatus,
    timing,
    areas: [...consultation.areas],
    audiences: [...consultation.audiences],
    listUrl: consultation.listUrl,
  };
}
