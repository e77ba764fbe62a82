import { type Action, type ActionStore, actionSources, actionStatuses } from "../actions";
import type { Clock } from "../common/clock";
import { asActionId, asStepId, type Reference, toReference } from "../common/ids";
import type { Log } from "../common/log";
import type { StepToOwe } from "../consultations";
import { actionsColumns } from "./actions-list.columns";
import { addAction } from "./add-action";
import { changeAction } from "./change-action";
import {
  etagOf,
  type Fields,
  fitted,
  type GraphItem,
  personIn,
  readDay,
  readOneOf,
  readText,
  withoutEmpty,
  writeDay,
  writePerson,
} from "./fields";
import type { Graph } from "./graph";
import type { HistoryList } from "./history-list";
import type { People } from "./people";
import { placedList } from "./placed-list";
import { createProblemLog } from "./problem-log";
import { createReplica, type Held, type Replica } from "./replica";
import type { ListPlace, Site } from "./site";

export interface ActionsList extends ActionStore {
  replica: Replica<Action>;
  place(): Promise<ListPlace>;
  stepFields(reference: Reference, step: StepToOwe): Fields;
  writtenStep(item: GraphItem, reference: Reference, step: StepToOwe): Held<Action>;
}

const columns = [
  ...["Title", "Source", "Consultation", "StepId", "Phase", "Gate", "OwnerLookupId", "OwnerId", "DueDate"],
  ...["Status", "Evidence", "DoneByLookupId", "DoneById", "DoneOn", "WaivedReason", "ExternalId"],
];

/** Makes a second copy of one step impossible. */
const stepKey = (reference: Reference, step: StepToOwe) => `${reference}/${step.stepId}`;

export function createActionsList(deps: {
  graph: Graph;
  site: Site;
  people: People;
  history: HistoryList;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}): ActionsList {
  const { graph, site, people, clock, log } = deps;
  const name = actionsColumns.name;
  const problem = createProblemLog(log, name);
  // A register of 200,000 actions says the same few hundred words over and over: one copy of each.
  const words = new Map<string, string>();
  const shared = (value: unknown): string => {
    const text = readText(value);
    const known = words.get(text);
    if (known === undefined && words.size < 20_000) words.set(text, text);
    return known ?? text;
  };

  const { place, rowUrl } = placedList({ site, name });

  function toRow(item: GraphItem): Action {
    const fields = item.fields ?? {};
    const status = readOneOf(fields["Status"], actionStatuses);
    if (!status && readText(fields["Status"])) problem(item.id, "Status", fields["Status"]);
    const reference = toReference(readText(fields["Consultation"]));
    const stepId = shared(fields["StepId"]);
    const source = readOneOf(fields["Source"], actionSources) ?? "Other";
    // Of a checklist the step says which it is; the key of 200,000 of them would only fill memory.
    const key = source === "Checklist" ? "" : readText(fields["ExternalId"]);
    return {
      id: asActionId(item.id),
      title: shared(fields["Title"]),
      source,
      reference: reference && (shared(reference) as Reference),
      stepId: stepId ? asStepId(stepId) : undefined,
      phase: shared(fields["Phase"]),
      gate: shared(fields["Gate"]) || undefined,
      owner: people.named(personIn(fields, "Owner")),
      dueDate: readDay(fields["DueDate"]),
      status: status ?? "Open",
      evidence: readText(fields["Evidence"]),
      doneBy: people.named(personIn(fields, "DoneBy")),
      doneOn: readDay(fields["DoneOn"]),
      waivedReason: readText(fields["WaivedReason"]),
      listUrl: rowUrl(item.id),
      ...(key && { key }),
    };
  }

  const replica = createReplica<Action>({
    ...{ name, graph, clock, log, select: columns, toRow },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare(
        items.flatMap(({ fields = {} }) => [personIn(fields, "Owner"), personIn(fields, "DoneBy")]),
      ),
    indexes: { reference: (row) => row.reference, owner: (row) => row.owner?.id },
  });

  return {
    replica,
    place,
    find: (id) => replica.get(id)?.row,
    of: (reference) => replica.by("reference", reference).map(({ row }) => row),
    ownedBy: (person) => replica.by("owner", person).map(({ row }) => row),
    freshness: () => replica.freshness(),
    add: (request) => addAction({ ...deps, replica, place, rowUrl }, request),
    change: (request) => changeAction({ ...deps, replica, place }, request),
    stepFields: (reference, step) =>
      fitted(
        actionsColumns,
        withoutEmpty({
          Title: step.title,
          Source: "Checklist",
          Consultation: reference,
          StepId: step.stepId,
          Phase: step.phase,
          Gate: step.gate ?? "",
          ...writePerson("Owner", step.owner, people),
          DueDate: writeDay(step.dueDate),
          Status: step.done ? "Done" : "Open",
          Evidence: step.done?.evidence ?? "",
          ...writePerson("DoneBy", step.done?.by, people),
          DoneOn: writeDay(step.done?.on),
          ExternalId: stepKey(reference, step),
        }),
      ),
    writtenStep: (item, reference, { done, ...step }) => ({
      id: item.id,
      etag: etagOf(item),
      row: {
        ...step,
        id: asActionId(item.id),
        source: "Checklist",
        reference,
        status: done ? "Done" : "Open",
        evidence: done?.evidence ?? "",
        doneBy: done?.by,
        doneOn: done?.on,
        waivedReason: "",
        listUrl: rowUrl(item.id),
      },
    }),
  };
}
