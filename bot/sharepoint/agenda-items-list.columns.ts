import { itemKinds, itemStatuses, visibilities } from "../forum";
import { choice, type ListDefinition, note, number, person, text } from "./columns";

export const agendaItemsColumns: ListDefinition = {
  name: "AgendaItems",
  description: "What the forum talks about at each meeting, and what came of it.",
  title: { displayName: "Title" },
  columns: [
    text("Meeting", "Meeting", { indexed: true, description: "The number of its row in Meetings." }),
    choice("Kind", "Kind", [...itemKinds], { indexed: true }),
    note("Detail", "Detail"),
    note("Link", "Link"),
    text("Invitee", "Who comes for it"),
    ...person("AddedBy", "Added by"),
    number("Position", "Order", { indexed: true }),
    choice("Status", "Status", [...itemStatuses], { indexed: true }),
    note("Outcome", "What was decided"),
    choice("Visibility", "Who sees it", [...visibilities]),
    text("ItemKey", "What it is of", { indexed: true, description: "Kept by the app." }),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
