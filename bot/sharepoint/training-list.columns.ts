import { choice, day, type ListDefinition, note, number, person, text } from "./columns";

export const trainingColumns: ListDefinition = {
  name: "Training",
  description: "Who learned what, and what is offered.",
  title: { displayName: "Course" },
  columns: [
    ...person("Learner", "Learner"),
    choice("Status", "Status", ["Offered", "Booked", "Done", "Cancelled"], { indexed: true }),
    day("HeldOn", "Date", { indexed: true }),
    text("Provider", "Given by"),
    number("Hours", "Hours"),
    day("RefreshBy", "Refresh by", { indexed: true }),
    note("Feedback", "Feedback"),
    note("MaterialUrl", "Link to the material"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
