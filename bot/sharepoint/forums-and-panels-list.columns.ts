import { panelKinds, panelStatuses, rhythms } from "../forum";
import { choice, choices, day, type ListDefinition, note, number, person, text } from "./columns";

export const forumsAndPanelsColumns: ListDefinition = {
  name: "ForumsAndPanels",
  description: "Every forum and panel of the council: who runs it, for whom, and when it last met.",
  title: { displayName: "Name" },
  columns: [
    choice("Kind", "Kind", [...panelKinds]),
    note("Purpose", "What it is for"),
    ...person("Owner", "Who runs it", { indexed: true }),
    text("Service", "Service", { indexed: true, description: "As in the Settings list." }),
    choices("Audiences", "Audiences", ["Residents"]),
    choices("Areas", "Areas", ["Whole area"], { description: "Empty: the whole area." }),
    number("Members", "Members"),
    choice("Rhythm", "How often it meets", [...rhythms]),
    day("LastMet", "Last met", { indexed: true }),
    choice("Status", "Status", [...panelStatuses], {
      indexed: true,
      description: "Empty: asked for. Councillors see those that run.",
    }),
    ...person("RequestedBy", "Asked for by"),
    day("RequestedOn", "Asked for on", { indexed: true }),
    ...person("DecidedBy", "Decided by"),
    day("DecidedOn", "Decided on"),
    note("Why", "Why it was decided so"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
