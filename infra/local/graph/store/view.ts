import type { List } from "./list-store";

/** A list's view as SharePoint keeps it. */
export interface View {
  id: string;
  title: string;
  /** The page's name in the address; stays when the view is given another name. */
  page: string;
  columns: string[];
  /** CAML without the `<Query>` around it. */
  query: string;
  rowLimit: number;
  isDefault: boolean;
  personal: boolean;
  type: "MODERNCALENDAR" | null;
  viewData: string | null;
  calendarStyles: string | null;
  formatter: string | null;
}

export const allItemsId = (list: List): string => list.id.replace(/^.{8}/, "00000000");

/** What every list has: all columns people can see, in the order the rows were made. */
function allItems(list: List): View {
  return {
    id: allItemsId(list),
    title: "All Items",
    page: "AllItems",
    columns: ["LinkTitle", ...list.columns.filter(shownByItself).map(({ name }) => name)],
    query: "<OrderBy><FieldRef Name='ID'/></OrderBy>",
    rowLimit: 30,
    isDefault: !(list.views ?? []).some(({ isDefault }) => isDefault),
    personal: false,
    ...{ type: null, viewData: null, calendarStyles: null, formatter: null },
  };
}

const shownByItself = (column: List["columns"][number]): boolean =>
  column.keptAs === "field" && !column.hidden && column.name !== "Title";

export const viewsOf = (list: List): View[] => [allItems(list), ...(list.views ?? [])];
