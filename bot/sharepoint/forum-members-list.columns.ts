import { day, type ListDefinition, person, text, yesNo } from "./columns";

export const forumMembersColumns: ListDefinition = {
  name: "ForumMembers",
  description: "Who is in the forum, and for which service. One row for each service they speak for.",
  title: { displayName: "Name" },
  columns: [
    ...person("Member", "Member", { indexed: true }),
    text("Service", "Service", { indexed: true, description: "As in the Settings list." }),
    yesNo("Champion", "Champion", {
      description: "Yes: helps and advises. No: leads engagement in this service.",
    }),
    yesNo("Chair", "Chair of the forum"),
    text("Workstream", "Workstream", {
      description: "Such as arts development. Its lead is asked for a round-up before each meeting.",
    }),
    text("AgreedVersion", "Terms they agreed to", { description: "Kept by the app." }),
    text("AgreedWords", "Words they agreed to", { description: "A mark of them. Kept by the app." }),
    day("AgreedOn", "Agreed on"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
