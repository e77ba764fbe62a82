import { toolkitParts } from "../toolkit";
import { choice, type ListDefinition, note, number, text } from "./columns";

/** Where the engagement team changes the toolkit, without a developer. Each row changes one field of one entry. */
export const toolkitEditsColumns: ListDefinition = {
  name: "ToolkitEdits",
  description:
    "Changes to the toolkit. A row counts once it has an edition number; the highest edition is in use.",
  title: { displayName: "What this row changes" },
  columns: [
    choice("Part", "Part", toolkitParts),
    text("EntryId", "Entry", { description: "Its id, such as 3.4 for a step, or full for a period." }),
    text("Field", "Field", {
      description:
        'Such as title, do, why or offset.full. To add an entry: "new entry". To drop one: "remove".',
    }),
    note("Value", "New value", {
      description: "The new words or number. For a new entry: like 3.4, to begin with a copy of 3.4.",
    }),
    number("Edition", "Edition", {
      indexed: true,
      description: "Leave it empty while you work. Give all rows that belong together the next number.",
    }),
    note("Reason", "Why"),
  ],
};
