import { choice, day, type ListDefinition, note, person, text } from "./columns";

export const youSaidWeDidColumns: ListDefinition = {
  name: "YouSaidWeDid",
  description: "What people said, what the council did about it, and by when it tells them.",
  title: { displayName: "Theme" },
  columns: [
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    note("WeAsked", "We asked"),
    note("YouSaid", "You said"),
    note("WeDid", "We did"),
    note("CouldNot", "What we could not do, and why"),
    ...person("Owner", "Owner"),
    day("DueDate", "Due", { indexed: true }),
    choice("Status", "Status", ["Open", "In progress", "Done"], { indexed: true }),
    day("DoneOn", "Done on"),
    day("PublishedOn", "Published on"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
