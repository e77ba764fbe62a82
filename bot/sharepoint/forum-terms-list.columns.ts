import { day, type ListDefinition, note, text } from "./columns";

export const forumTermsColumns: ListDefinition = {
  name: "ForumTerms",
  description: "The terms of reference of the forum, one row for each version.",
  title: { displayName: "Version", unique: true },
  columns: [
    note("Text", "Text"),
    day("InForceFrom", "In force from", {
      indexed: true,
      description: "Empty: a draft, which only officers see.",
    }),
    day("ReviewOn", "Review on", { description: "The chair is reminded four weeks before." }),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
