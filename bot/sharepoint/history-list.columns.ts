import { instant, type ListDefinition, note, person, text } from "./columns";

/** Who did what and when. The app writes as itself, so SharePoint's own "modified by" is not the actor. */
export const historyColumns: ListDefinition = {
  name: "History",
  description: "What happened to each consultation. Lines are added, never changed.",
  title: { displayName: "What" },
  columns: [
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    ...person("Who", "Who"),
    instant("When", "When", { indexed: true }),
    note("From", "From"),
    note("To", "To"),
    text("ExternalId", "Id of its origin", {
      unique: true,
      description: "Kept by the app: stops one line from being written twice.",
    }),
  ],
};
