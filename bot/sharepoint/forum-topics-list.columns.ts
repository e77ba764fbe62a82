import { choice, choices, day, type ListDefinition, note, person, text } from "./columns";

export const forumTopicsColumns: ListDefinition = {
  name: "ForumTopics",
  description: "What colleagues asked and shared in the forum.",
  title: { displayName: "Title" },
  columns: [
    note("Body", "Text"),
    choice("Kind", "Kind", ["Question", "Good practice", "Lesson", "Review request", "Idea"], {
      indexed: true,
    }),
    ...person("AskedBy", "Asked by"),
    choice("Status", "Status", ["Open", "Answered", "Closed"], { indexed: true }),
    choices("Tags", "Tags", ["Methods", "Equality", "Law", "Analysis", "Feedback"]),
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    note("Answer", "Accepted answer"),
    ...person("AnsweredBy", "Answered by"),
    day("AnsweredOn", "Answered on"),
    note("MessageUrl", "Link to the conversation"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
