import { randomUUID } from "node:crypto";
import type { Column } from "./column";

const system = (name: string, displayName: string, type: Partial<Column>, hidden = false): Column => ({
  id: randomUUID(),
  name,
  displayName,
  description: "",
  columnGroup: "_Hidden",
  indexed: false,
  enforceUniqueValues: false,
  required: false,
  hidden,
  readOnly: true,
  isDeletable: false,
  ...type,
  keptAs: "system",
});

/** What every SharePoint list has before anybody adds a column. */
export const builtInColumns = (): Column[] => [
  {
    ...system("Title", "Title", { text: { maxLength: 255 } }),
    columnGroup: "Custom Columns",
    required: true,
    readOnly: false,
    keptAs: "field",
  },
  // Always indexed in SharePoint, whatever anybody does.
  system("ID", "ID", { number: {}, indexed: true }),
  system("ContentType", "Content Type", { text: {} }),
  system("Modified", "Modified", { dateTime: { format: "dateTime" } }),
  system("Created", "Created", { dateTime: { format: "dateTime" } }),
  system("Author", "Created By", { personOrGroup: { chooseFromType: "peopleOnly" } }),
  system("Editor", "Modified By", { personOrGroup: { chooseFromType: "peopleOnly" } }),
  system("_UIVersionString", "Version", { text: {} }),
  system("Attachments", "Attachments", { boolean: {} }),
  system("Edit", "Edit", { text: {} }),
  system("LinkTitleNoMenu", "Title", { text: {} }),
  system("LinkTitle", "Title", { text: {} }),
  system("ItemChildCount", "Item Child Count", { text: {} }),
  system("FolderChildCount", "Folder Child Count", { text: {} }),
];
