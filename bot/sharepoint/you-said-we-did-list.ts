import { Failure } from "../common/failure";
import { toReference } from "../common/ids";
import {
  asFeedbackRowId,
  type FeedbackRow,
  type FeedbackStore,
  type Named,
  type Outcome,
  outcomes,
  type RowEdit,
  type RowFields,
  rowStatuses,
} from "../feedback";
import { changedBy, editorsIn } from "./changed-by";
import {
  type Fields,
  fitted,
  type GraphItem,
  personIn,
  readDay,
  readNumber,
  readOneOf,
  readText,
  writeDay,
  writePerson,
} from "./fields";
import type { People } from "./people";
import { type ListDeps, placedList } from "./placed-list";
import { createReplica, type Replica } from "./replica";
import { writeFeedbackRows } from "./write-feedback-rows";
import { youSaidWeDidColumns } from "./you-said-we-did-list.columns";

interface RowSave {
  changedBy: { byApp: boolean; person: Named | undefined };
  at: Date;
}

export interface YouSaidWeDidList extends FeedbackStore {
  replica: Replica<FeedbackRow>;
  /** Hears of rows that somebody else changed: a person in the list, or another instance. */
  onRowChanged(listener: (edit: RowEdit) => void): void;
  /** A row as it now stands, with who saved it last. */
  asSeen(row: FeedbackRow): RowEdit;
}

/** The column that holds the answer of each outcome. */
const answerIn: Record<Outcome, string> = { did: "WeDid", will: "WillDo", "could not": "CouldNot" };

const columns = [
  ...["Title", "Consultation", "WeAsked", "YouSaid", "Outcome", "WeDid", "WillDo", "CouldNot"],
  ...["OwnerLookupId", "OwnerId", "DueDate", "Status", "DoneOn", "PublishedOn", "PublishedAs", "Position"],
];

export function createYouSaidWeDidList(deps: ListDeps): YouSaidWeDidList {
  const { graph, site, people, clock, log } = deps;
  const { name } = youSaidWeDidColumns;
  const { place, rowUrl } = placedList({ site, name });

  /** Who saved what was read; what this app writes itself is in no need of it. */
  const saves = new WeakMap<FeedbackRow, RowSave>();

  function toRow(item: GraphItem): FeedbackRow | undefined {
    const { id, fields = {} } = item;
    const reference = toReference(readText(fields["Consultation"]));
    if (!reference) return undefined;
    const outcome = readOutcome(fields);
    const row: FeedbackRow = {
      ...{ id: asFeedbackRowId(id), reference, outcome, listUrl: rowUrl(id) },
      theme: readText(fields["Title"]),
      asked: readText(fields["WeAsked"]),
      said: readText(fields["YouSaid"]),
      answer: outcome ? readText(fields[answerIn[outcome]]) : "",
      owner: people.named(personIn(fields, "Owner")),
      dueDate: readDay(fields["DueDate"]),
      status: readOneOf(fields["Status"], rowStatuses) ?? "Open",
      doneOn: readDay(fields["DoneOn"]),
      publishedOn: readDay(fields["PublishedOn"]),
      publishedAs: readText(fields["PublishedAs"]),
      position: readNumber(fields["Position"]),
    };
    saves.set(row, { changedBy: changedBy(item), at: new Date(item.lastModifiedDateTime ?? 0) });
    return row;
  }

  const replica = createReplica<FeedbackRow>({
    ...{ name, graph, clock, log, select: columns, toRow },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare([...items.map(({ fields = {} }) => personIn(fields, "Owner")), ...editorsIn(items)]),
    indexes: { reference: (row) => row.reference },
  });

  const saveOf = (row: FeedbackRow): RowSave =>
    saves.get(row) ?? { changedBy: { byApp: true, person: undefined }, at: clock.now() };

  return {
    replica,
    onRowChanged: (listener) =>
      replica.onChange((change) =>
        listener({
          ...change,
          ...(change.after ? saveOf(change.after) : { changedBy: undefined, at: clock.now() }),
        }),
      ),
    asSeen(row) {
      const { etag = "" } = replica.get(row.id) ?? {};
      const version = etag.replace(/^W\/|"/g, "").toLowerCase();
      return { before: undefined, after: row, version, follows: false, ...saveOf(row) };
    },
    find: (id) => replica.get(id)?.row,
    all: () => replica.all(),
    of: (reference) => replica.by("reference", reference).map(({ row }) => row),
    freshness: () => replica.freshness(),
    async write(request) {
      const owners = request.writes.map((write) => ("add" in write ? write.add.owner : write.change.owner));
      await people.prepare([request.by, ...owners.filter((owner) => owner !== undefined)]);
      const given = {
        ...deps,
        replica,
        place,
        rowUrl,
        toFields: (row: Partial<RowFields>) => rowFields(row, people),
      };
      await writeFeedbackRows(given, request);
      return replica.by("reference", request.reference).map(({ row }) => row);
    },
  };
}

/** As it says; in a row typed by hand, by the one answer that is filled in. */
function readOutcome(fields: Fields): Outcome | undefined {
  const said = readOneOf(fields["Outcome"], outcomes);
  if (said) return said;
  const filled = outcomes.filter((each) => readText(fields[answerIn[each]]).trim());
  return filled.length === 1 ? filled[0] : undefined;
}

/** The columns of what is given, and no others. */
function rowFields(row: Partial<RowFields>, people: People): Fields {
  const given = <Name extends keyof RowFields>(
    name: Name,
    columnsOf: (value: RowFields[Name]) => Fields,
  ): Fields => (name in row ? columnsOf(row[name] as RowFields[Name]) : {});
  const { outcome } = row;
  if ("answer" in row && !outcome)
    throw new Failure("invalid", "Say what came of it: we did it, we will do it, or we could not.");
  return fitted(youSaidWeDidColumns, {
    ...given("theme", (theme) => ({ Title: theme })),
    ...given("asked", (asked) => ({ WeAsked: asked })),
    ...given("said", (said) => ({ YouSaid: said })),
    // One answer only: the other two are emptied, so that nobody reads an old one.
    ...given("answer", (answer) =>
      Object.fromEntries(outcomes.map((each) => [answerIn[each], each === outcome ? answer : ""])),
    ),
    ...given("outcome", (of) => ({ Outcome: of ? of.charAt(0).toUpperCase() + of.slice(1) : null })),
    ...given("owner", (owner) => writePerson("Owner", owner, people)),
    ...given("dueDate", (on) => ({ DueDate: writeDay(on) })),
    ...given("status", (status) => ({ Status: status })),
    ...given("doneOn", (on) => ({ DoneOn: writeDay(on) })),
    ...given("publishedOn", (on) => ({ PublishedOn: writeDay(on) })),
    ...given("publishedAs", (mark) => ({ PublishedAs: mark })),
    ...given("position", (position) => ({ Position: position ?? null })),
  });
}
