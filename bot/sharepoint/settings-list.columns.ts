import { type ListDefinition, note } from "./columns";

export const settingsColumns: ListDefinition = {
  name: "Settings",
  description: "What the council sets for itself. Fill in Value; leave it empty to keep the default.",
  title: { displayName: "Setting", unique: true },
  columns: [note("Value", "Value"), note("Help", "What it does")],
};
