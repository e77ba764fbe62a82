import { type DateProblem, type DateStore, type DateToAvoid, dateKinds, dateSeverities } from "../calendar";
import { dayOf, daysBetween } from "../common/days";
import { madeOnce } from "../common/made-once";
import { changedBy, editorsIn } from "./changed-by";
import { datesToAvoidColumns } from "./dates-to-avoid-list.columns";
import {
  type GraphItem,
  personIn,
  readDay,
  readList,
  readNumber,
  readOneOf,
  readText,
  readYesNo,
} from "./fields";
import { markDatesChecked } from "./mark-dates-checked";
import type { People } from "./people";
import { type ListDeps, placedList } from "./placed-list";
import { createProblemLog } from "./problem-log";
import { createReplica, type Replica } from "./replica";

/** A row, and what is wrong with it. One without a date cannot be used at all. */
export interface DateRow {
  date?: DateToAvoid;
  problem?: DateProblem;
}

export interface DatesToAvoidList extends DateStore {
  replica: Replica<DateRow>;
}

/** What the app adds itself begins so; anything else somebody of the council wrote. */
export const seedPrefix = "seed:";
/** A longer span is a slip of a year, and would stand against every consultation. */
const mostDays = 366;
const mostMoves = 3;

const columns = [
  ...["Title", "Kind", "Severity", "StartDate", "EndDate", "EveningBefore", "MayMoveDays", "MayMove"],
  ...["Community", "Areas", "Audiences", "Advice", "Source", "CheckedByLookupId", "CheckedById", "CheckedOn"],
  "ExternalId",
];

/** The engagement team writes it in SharePoint; the app adds what it works out, and who checked it. */
export function createDatesToAvoidList(deps: ListDeps): DatesToAvoidList {
  const { graph, site, people, clock, log } = deps;
  const { name } = datesToAvoidColumns;
  const { place, rowUrl } = placedList({ site, name });
  const logProblem = createProblemLog(log, name);

  const replica = createReplica<DateRow>({
    ...{ name, graph, clock, log, select: columns },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare([...items.map(({ fields = {} }) => personIn(fields, "CheckedBy")), ...editorsIn(items)]),
    toRow: (item) => {
      const row = readRow(item, { people, listUrl: rowUrl(item.id) });
      if (row.problem) logProblem(item.id, "StartDate", row.problem.message);
      return row;
    },
    indexes: {},
  });

  const split = madeOnce(
    () => replica.all(),
    (rows) => ({
      dates: rows.flatMap(({ date }) => date ?? []),
      problems: rows.flatMap(({ problem }) => problem ?? []),
    }),
  );
  return {
    replica,
    all: () => split().dates,
    problems: () => split().problems,
    listUrl: async () => (await place()).webUrl,
    markChecked: (ask) => markDatesChecked({ ...deps, replica, place }, ask),
  };
}

/** Tolerant: what people leave empty has a meaning. Only days that make no sense leave the row out. */
function readRow(
  item: GraphItem,
  { people, listUrl }: { people: Pick<People, "named">; listUrl: string },
): DateRow {
  const { id, fields = {} } = item;
  const name = readText(fields["Title"]).trim() || "A date without a name";
  const unread = (message: string) => ({ row: id, name, message });
  const from = readDay(fields["StartDate"]);
  if (!from) return { problem: unread('has no day in "From", so it is left out') };
  const to = readDay(fields["EndDate"]) ?? from;
  if (to < from) return { problem: unread("ends before it begins, so it is left out") };
  if (daysBetween(from, to) > mostDays)
    return { problem: unread("lasts longer than a year, so it is left out") };

  const severity = readOneOf(fields["Severity"], dateSeverities);
  const strange = readText(fields["Severity"]).trim() && !severity;
  const moves = readNumber(fields["MayMoveDays"]) ?? (readYesNo(fields["MayMove"]) ? 1 : 0);
  const isOwn = !readText(fields["ExternalId"]).startsWith(seedPrefix);
  // What somebody of the council wrote, they have looked at.
  const writer = isOwn ? changedBy(item).person : undefined;
  const checkedOn =
    readDay(fields["CheckedOn"]) ?? (writer ? dayOf(new Date(item.lastModifiedDateTime ?? 0)) : undefined);
  const date: DateToAvoid = {
    ...{ id, name, from, to, listUrl, checkedOn },
    kind: readOneOf(fields["Kind"], dateKinds) ?? "Other",
    severity: severity ?? "medium",
    eveningBefore: readYesNo(fields["EveningBefore"]),
    mayMoveDays: Math.min(mostMoves, Math.max(0, Math.round(moves))),
    community: readText(fields["Community"]).trim(),
    areas: readList(fields["Areas"]),
    audiences: readList(fields["Audiences"]),
    advice: readText(fields["Advice"]),
    source: readText(fields["Source"]),
    checkedBy: people.named(personIn(fields, "CheckedBy"))?.name ?? writer?.name ?? "",
  };
  return strange
    ? { date, problem: unread('has a word in "How much it matters" that I do not know. It counts as medium') }
    : { date };
}
