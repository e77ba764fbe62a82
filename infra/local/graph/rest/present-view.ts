import type { List } from "../store/list-store";
import type { View } from "../store/view";
import { sitePath } from "../tenant";

/** SharePoint gives a query back in its own spelling: double quotes, a space before the end of an element. */
const itsSpelling = (xml: string): string => xml.replaceAll("'", '"').replace(/\s*\/>/g, " />");

/** As SharePoint's REST shows a view, as far as anybody here asks. */
export function presentView(list: List, view: View) {
  const url = `/${sitePath}/Lists/${list.name}/${view.page}.aspx`;
  const query = itsSpelling(view.query);
  const fields = view.columns.map((name) => `<FieldRef Name="${name}" />`).join("");
  return {
    CalendarViewStyles: view.calendarStyles,
    CustomFormatter: view.formatter,
    DefaultView: view.isDefault,
    Hidden: false,
    Id: view.id,
    ListViewXml: `<View Name="{${view.id.toUpperCase()}}" ${view.isDefault ? 'DefaultView="TRUE" ' : ""}Type="HTML" DisplayName="${view.title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}" Url="${url}" Level="1" BaseViewID="1" ContentTypeID="0x" ><Query>${query}</Query><ViewFields>${fields}</ViewFields><RowLimit Paged="TRUE">${view.rowLimit}</RowLimit><Toolbar Type="Standard"/></View>`,
    Paged: true,
    PersonalView: view.personal,
    RowLimit: view.rowLimit,
    ServerRelativeUrl: url,
    Title: view.title,
    ViewData: view.viewData === null ? null : itsSpelling(view.viewData),
    ViewQuery: query,
    ViewType: "HTML",
    ViewType2: view.type,
  };
}

export const viewProperties: readonly string[] = [
  ...["CalendarViewStyles", "CustomFormatter", "DefaultView", "Hidden", "Id", "ListViewXml", "Paged"],
  ...[
    "PersonalView",
    "RowLimit",
    "ServerRelativeUrl",
    "Title",
    "ViewData",
    "ViewQuery",
    "ViewType",
    "ViewType2",
  ],
];
