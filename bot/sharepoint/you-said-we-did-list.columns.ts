import { outcomes, rowStatuses } from "../feedback";
import { choice, day, type ListDefinition, note, number, person, text } from "./columns";

export const youSaidWeDidColumns: ListDefinition = {
  name: "YouSaidWeDid",
  description: "What people said, what the council did about it, and by when it tells them.",
  title: { displayName: "Theme" },
  columns: [
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    note("WeAsked", "We asked"),
    note("YouSaid", "You said"),
    choice(
      "Outcome",
      "What came of it",
      outcomes.map((each) => each.charAt(0).toUpperCase() + each.slice(1)),
    ),
    note("WeDid", "We did"),
    note("WillDo", "We will"),
    note("CouldNot", "What we could not do, and why"),
    ...person("Owner", "Owner"),
    day("DueDate", "Due", { indexed: true }),
    choice("Status", "Status", [...rowStatuses], { indexed: true }),
    day("DoneOn", "Done on"),
    day("PublishedOn", "Published on"),
    text("PublishedAs", "Published as", {
      description: "Kept by the app: a mark of the words that were published. Other words are a draft.",
    }),
    number("Position", "Order"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
