import { choice, choices, day, type ListDefinition, note, text, yesNo } from "./columns";

export const datesToAvoidColumns: ListDefinition = {
  name: "DatesToAvoid",
  description: "Days that a consultation should keep clear of, such as school breaks, feast days and polls.",
  title: { displayName: "Name" },
  columns: [
    choice("Kind", "Kind", ["Bank holiday", "School holiday", "Faith festival", "Election period", "Other"], {
      indexed: true,
    }),
    day("StartDate", "From", { indexed: true }),
    day("EndDate", "To", { indexed: true }),
    choices("Areas", "Areas", ["Whole area"]),
    choices("Audiences", "Audiences", ["Residents"]),
    note("Advice", "What to do about it"),
    yesNo("MayMove", "The date may still move"),
    text("Source", "Where the date comes from"),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
