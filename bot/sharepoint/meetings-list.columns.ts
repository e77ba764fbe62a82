import { meetingKinds, meetingStatuses } from "../forum";
import { choice, day, type ListDefinition, text } from "./columns";

export const meetingsColumns: ListDefinition = {
  name: "Meetings",
  description: "Meetings of the forum. What is talked about is in AgendaItems.",
  title: { displayName: "Title" },
  columns: [
    choice("Kind", "Kind", [...meetingKinds], {
      description: "Event: for more people than the forum. Empty: Meeting.",
    }),
    day("MeetsOn", "Day", { indexed: true }),
    text("MeetsAt", "Time", { description: "Such as 14:00." }),
    text("Place", "Place"),
    choice("Status", "Status", [...meetingStatuses], { indexed: true }),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
