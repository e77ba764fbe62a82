import { confidences, dateKinds, dateSeverities } from "../calendar";
import { choice, choices, day, type ListDefinition, note, number, person, text, yesNo } from "./columns";

/** `high` as people read it in the list. */
export const asChoice = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const datesToAvoidColumns: ListDefinition = {
  name: "DatesToAvoid",
  description: "Days that a consultation should keep clear of, such as school breaks, feast days and polls.",
  title: { displayName: "Name" },
  columns: [
    choice("Kind", "Kind", dateKinds, { indexed: true }),
    choice("Severity", "How much it matters", dateSeverities.map(asChoice), {
      description: "Ignore: the app leaves this day out. That is better than deleting the row.",
    }),
    day("StartDate", "From", { indexed: true }),
    day("EndDate", "To", { indexed: true }),
    yesNo("EveningBefore", "Begins the evening before"),
    number("MayMoveDays", "May move by days", {
      description: "How many days it may still move, earlier or later: 0 to 3.",
    }),
    text("Community", "Whose day it is", { description: "Such as Muslim or Sikh. Empty: everybody's." }),
    choices("Areas", "Areas", ["Whole area"]),
    choices("Audiences", "Audiences", ["Residents"]),
    note("Advice", "What to do about it"),
    yesNo("MayMove", "The date may still move"),
    text("Source", "Where the date comes from"),
    choice("Confidence", "How sure it is", confidences.map(asChoice)),
    ...person("CheckedBy", "Checked by"),
    day("CheckedOn", "Checked on", { indexed: true }),
    text("ExternalId", "Id of its origin", { unique: true }),
  ],
};
