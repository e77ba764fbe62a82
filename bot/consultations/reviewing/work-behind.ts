import type { PersonId } from "../../common/ids";
import type { Consultation } from "../consultation";
import { position } from "./gates";

/** What the steps of a consultation have to know of it. */
export interface WorkBehind {
  ended: "complete" | "stopped" | undefined;
  approved: boolean;
  leadOfficer: PersonId | undefined;
  templateVersion: string;
}

export const workBehind = ({ workflowStatus, leadOfficer, templateVersion }: Consultation): WorkBehind => ({
  ended: workflowStatus === "Complete" ? "complete" : workflowStatus === "Stopped" ? "stopped" : undefined,
  approved: position(workflowStatus) >= position("Approved"),
  leadOfficer: leadOfficer?.id,
  templateVersion,
});
