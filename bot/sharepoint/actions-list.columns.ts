import { actionSources, actionStatuses } from "../actions";
import { choice, day, type ListDefinition, note, person, text } from "./columns";

/** Everything anybody owes, wherever it came from. */
export const actionsColumns: ListDefinition = {
  name: "Actions",
  description: "Steps, promises and follow-ups: who does what by when.",
  title: { displayName: "What is to be done" },
  columns: [
    choice("Source", "Comes from", [...actionSources], { indexed: true }),
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    text("StepId", "Step"),
    text("Phase", "Phase"),
    text("Gate", "Gate"),
    ...person("Owner", "Owner", { indexed: true }),
    day("DueDate", "Due", { indexed: true }),
    choice("Status", "Status", [...actionStatuses], { indexed: true }),
    note("Evidence", "Evidence"),
    ...person("DoneBy", "Done by"),
    day("DoneOn", "Done on"),
    note("WaivedReason", "Why it was waived"),
    day("SnoozedUntil", "Snoozed until"),
    text("Theme", "Theme"),
    text("PlanReference", "Delivery plan reference", { indexed: true }),
    choice("RAG", "Red, amber, green", ["Red", "Amber", "Green"]),
    note("ProgressNote", "Progress"),
    ...person("OfferedTo", "Offered to"),
    ...person("OfferedBy", "Offered by"),
    note("OriginLink", "Made of", {
      description: "The message it was made of: its link on the first line, then its words.",
    }),
    text("ExternalId", "Id of its origin", {
      unique: true,
      description: "Kept by the app: stops one step from being written twice.",
    }),
  ],
};
