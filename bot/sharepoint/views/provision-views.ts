import type { Clock } from "../../common/clock";
import { Failure } from "../../common/failure";
import type { Log } from "../../common/log";
import type { ListDefinition } from "../columns";
import type { ListPlace } from "../site";
import { type Rest, restProblemOf } from "./rest";
import {
  changesIn,
  factsThere,
  findView,
  fingerprint,
  formatPrint,
  formatThere,
  formatWanted,
  judge,
  type ViewFacts,
  type ViewThere,
  wantedFacts,
} from "./view-differences";
import type { ListViews, ViewDefinition } from "./views";

export interface ViewsProvisioned {
  created: string[];
  changed: string[];
  unchanged: number;
  /** What a person changed, which is left alone. */
  drift: string[];
  /** Set when SharePoint refused or could not be reached: what is missing, and what to do. */
  missing?: string;
}

interface ColumnThere {
  InternalName: string;
  CustomFormatter?: string | null;
}

const viewProperties =
  "Id,Title,PersonalView,ServerRelativeUrl,ViewQuery,ViewType2,ViewData,CustomFormatter,RowLimit,ListViewXml";
const deadlineMs = 120_000;

/**
 * Makes the views and column formats that are missing and leaves alone what people changed. Never deletes.
 * Never throws for what SharePoint refuses: the lists work without views, so it says what is missing instead.
 */
export async function provisionViews(deps: {
  rest: Rest;
  places: ReadonlyMap<string, ListPlace>;
  lists: readonly ListDefinition[];
  listViews: readonly ListViews[];
  clock: Clock;
  log: Log;
}): Promise<ViewsProvisioned> {
  const { rest, places, lists, listViews, clock, log } = deps;
  const result: ViewsProvisioned = { created: [], changed: [], unchanged: 0, drift: [] };
  const deadline = new Date(clock.now().getTime() + deadlineMs);
  const read = async <Row>(path: string) =>
    ((await rest.request({ method: "GET", path, deadline })) as { value: Row[] }).value;
  const write = (method: "POST" | "MERGE", path: string, body?: unknown) =>
    rest.request({ method, path, deadline, ...(body === undefined ? {} : { body }) });

  async function ofList({ list, views, formats }: ListViews): Promise<void> {
    const definition = lists.find(({ name }) => name === list);
    const place = places.get(list);
    if (!definition || !place) throw new Error(`There is no list ${list} to make views of`);
    const at = `/web/lists(guid'${place.id}')`;
    const [viewsThere, columnsThere] = await Promise.all([
      read<ViewThere>(`${at}/views?$select=${viewProperties}`),
      read<ColumnThere>(`${at}/fields?$select=InternalName,CustomFormatter`),
    ]);

    // One after another: SharePoint refuses two changes of one list at the same moment.
    for (const view of views) {
      const name = `${list}: ${view.title}`;
      const there = findView(viewsThere, view.title);
      const wanted = wantedFacts(view, definition);
      const facts = there && factsThere(there);
      const verdict = judge(facts && fingerprint(facts), fingerprint(wanted), view.former);
      if (verdict === "same") result.unchanged += 1;
      else if (!there || !facts) {
        const make = () => write("POST", `${at}/views/add`, { parameters: creation(view, wanted) });
        if (await taken(`The view ${name}`, make)) result.created.push(`view ${name}`);
      } else if (verdict === "outdated") {
        const change = () => bringUpToDate(`${at}/views/getbyid('${there.Id}')`, facts, wanted);
        if (await taken(`The view ${name}`, change)) result.changed.push(`view ${name}`);
      } else
        result.drift.push(
          `The view ${name} was changed by somebody (${changesIn(facts, wanted)}), so it stays as it is. To get the app's own back, delete it and run this again.`,
        );
    }

    const byName = new Map(columnsThere.map((column) => [column.InternalName, column]));
    for (const formatting of formats) {
      const name = `${list}.${formatting.column}`;
      const column = byName.get(formatting.column);
      if (!column) {
        result.drift.push(`The column ${name} is not there, so it could not be given its look.`);
        continue;
      }
      const wanted = formatWanted(formatting);
      const verdict = judge(formatThere(column.CustomFormatter), formatPrint(wanted), formatting.former);
      if (verdict === "same") result.unchanged += 1;
      else if (verdict === "edited")
        result.drift.push(
          `How the column ${name} looks was changed by somebody, so it stays as it is. To get the app's own back, clear its formatting and run this again.`,
        );
      else {
        const path = `${at}/fields/getbyinternalnameortitle('${formatting.column}')`;
        const change = () => write("MERGE", path, { CustomFormatter: wanted });
        if (await taken(`The look of the column ${name}`, change))
          result[verdict === "missing" ? "created" : "changed"].push(`format ${name}`);
      }
    }
  }

  /** One that SharePoint does not take, say because a column was deleted, does not keep the others away. */
  async function taken(what: string, work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (failure) {
      const problem = restProblemOf(failure);
      if (problem?.status !== 400 && problem?.status !== 404) throw failure;
      result.drift.push(`${what} could not be made. SharePoint says: ${problem.message}`);
      return false;
    }
  }

  async function bringUpToDate(at: string, there: ViewFacts, wanted: ViewFacts): Promise<void> {
    await write("MERGE", at, {
      ViewQuery: wanted.query,
      RowLimit: wanted.rows,
      CustomFormatter: wanted.format,
      ...(wanted.calendar ? { ViewData: wanted.calendar } : {}),
    });
    if (there.columns.join() === wanted.columns.join()) return;
    await write("POST", `${at}/viewfields/removeallviewfields`);
    for (const column of wanted.columns) await write("POST", `${at}/viewfields/addviewfield('${column}')`);
  }

  const outcomes = await Promise.allSettled(listViews.map(ofList));
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    if (!(outcome.reason instanceof Failure)) throw outcome.reason;
    log.error("provision.views", outcome.reason);
    result.missing ??= whatIsMissing(outcome.reason);
  }
  log.info("provision.views.done", {
    created: result.created.length,
    changed: result.changed.length,
    unchanged: result.unchanged,
    drift: result.drift.length,
    missing: result.missing !== undefined,
  });
  return result;
}

/** As SharePoint takes a new view (SP.ViewCreationInformation). */
function creation(view: ViewDefinition, { columns, query, rows, calendar, format }: ViewFacts) {
  return {
    Title: view.title,
    ViewFields: { results: columns },
    Query: query,
    PersonalView: false,
    SetAsDefaultView: view.isDefault ?? false,
    Paged: true,
    RowLimit: rows,
    ...(format ? { CustomFormatter: format } : {}),
    ...(calendar
      ? { ViewType2: "MODERNCALENDAR", ViewData: calendar, CalendarViewStyles: calendarStyles }
      : {}),
  };
}

const calendarStyles = [
  ["Day", "day", "CalendarViewdayChrome"],
  ["Week", "week", "CalendarViewweekChrome"],
  ["Month", "month", "CalendarViewmonthChrome"],
  ["Work week", "workweek", "CalendarViewweekChrome"],
]
  .map(
    ([title, type, template], index) =>
      `<CalendarViewStyle Title="${title}" Type="${type}" Template="${template}" Sequence="${index + 1}" Default="${type === "month" ? "TRUE" : "FALSE"}"/>`,
  )
  .join("");

function whatIsMissing(failure: Failure): string {
  const status = restProblemOf(failure)?.status;
  const refused = status === 401 || status === 403;
  const noToken = restProblemOf(failure)?.code === "noToken";
  if (refused || noToken)
    return (
      "SharePoint did not let the app make views. The lists work without them. To have them, give the app's identity " +
      "the application permission Sites.Selected of “Office 365 SharePoint Online” (not only of Microsoft Graph), and " +
      "the role manage on this site. Then run this again."
    );
  return "SharePoint did not answer when the views were made, so some may be missing. The lists work without them. Run this again.";
}
