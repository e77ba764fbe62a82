import { choice, choices, day, type ListDefinition, note, person, text, yesNo } from "./columns";

export const stakeholdersColumns: ListDefinition = {
  name: "Stakeholders",
  description: "Groups and firms to ask. Keep a person's details only if they agreed to it.",
  title: { displayName: "Name" },
  columns: [
    choice("Kind", "Kind", ["Community group", "Business", "Partner", "Statutory consultee", "Faith group"], {
      open: true,
      indexed: true,
    }),
    text("ContactName", "Contact: name"),
    text("ContactEmail", "Contact: e-mail"),
    text("ContactPhone", "Contact: telephone"),
    yesNo("MayContact", "Agreed to be contacted"),
    choices("Areas", "Areas", ["Whole area"]),
    choices("Interests", "Interests", [
      "Community",
      "Environment",
      "Health and care",
      "Housing",
      "Transport",
    ]),
    ...person("Owner", "Relationship owner"),
    day("LastContact", "Last contact", { indexed: true }),
    day("ReviewBy", "Check again by", { indexed: true }),
    note("Notes", "Notes"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
