import { topicKinds, topicStatuses, visibilities } from "../forum";
import { content } from "../toolkit";
import { choice, choices, day, type ListDefinition, note, number, person, text } from "./columns";

/** The words are gone; the row stays, so that its origin is not written again. */
export const removedStatus = "Removed";

export const forumTopicsColumns: ListDefinition = {
  name: "ForumTopics",
  description: "What colleagues asked and shared in the forum.",
  title: { displayName: "Title" },
  columns: [
    note("Body", "Text"),
    choice("Kind", "Kind", [...topicKinds], { indexed: true }),
    ...person("AskedBy", "Asked by"),
    day("AskedOn", "Asked on", { indexed: true }),
    choice("Status", "Status", [...topicStatuses, removedStatus], { indexed: true }),
    choice("Visibility", "Who sees it", [...visibilities], {
      description: "Councillors see what is for everyone. Without a choice, it is for officers.",
    }),
    choices(
      "Methods",
      "Methods",
      content.methods.map(({ name }) => name),
    ),
    choices("Audiences", "Audiences", ["Residents", "Businesses", "Service users"]),
    choices("Services", "Services", ["All services"]),
    choices("Areas", "Areas", ["Whole area"]),
    choices("Skills", "Skills", ["Facilitation", "Chairing"]),
    choices("Tags", "Tags", ["Methods", "Equality", "Law", "Analysis", "Feedback"]),
    text("Consultation", "Consultation", { indexed: true, description: "The consultation's reference." }),
    note("Answer", "Accepted answer"),
    ...person("AnsweredBy", "Answered by"),
    day("AnsweredOn", "Answered on"),
    number("Votes", "Votes", { description: "Kept by the app: how many people voted." }),
    number("Replies", "Replies", { description: "Kept by the app: how many replies there are." }),
    note("Outcome", "What became of it"),
    ...person("TakenUpBy", "Taken up by"),
    text("TakenUpAs", "Taken up as", {
      description: "Kept by the app: the action or agenda item it became.",
    }),
    note("MessageUrl", "Link to the conversation"),
    text("ThreadId", "Conversation (id)", { description: "Kept by the app: where it is talked about." }),
    text("MessageId", "Message (id)", {
      description: "Kept by the app: the message its thread begins with.",
    }),
    text("AnswerMessageId", "Answer (id)", { description: "Kept by the app: the reply that answered it." }),
    text("ExternalId", "Id of its origin", {
      unique: true,
      description: "Kept by the app: stops one topic from being written twice.",
    }),
  ],
};
