import { type Action, type ActionStore, actionSources, actionStatuses, readOrigin } from "../actions";
import { asActionId, asStepId, type PersonId, type Reference, toReference } from "../common/ids";
import type { Named, StepToOwe } from "../consultations";
import { actionsColumns } from "./actions-list.columns";
import { addAction } from "./add-action";
import { changeAction } from "./change-action";
import { changedBy } from "./changed-by";
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
import { keptPerson, mentionedPerson, writeKeptPerson } from "./kept-person";
import { type ListDeps, placedList } from "./placed-list";
import { createProblemLog } from "./problem-log";
import { createReplica, type Held, type Replica } from "./replica";
import type { ListPlace } from "./site";

export interface ActionsList extends ActionStore {
  replica: Replica<Action>;
  place(): Promise<ListPlace>;
  /** Everybody who owes something still, or is offered it. */
  owners(): Iterable<PersonId>;
  stepFields(reference: Reference, step: StepToOwe): Fields;
  writtenStep(item: GraphItem, reference: Reference, step: StepToOwe): Held<Action>;
}

const columns = [
  ...["Title", "Source", "Consultation", "StepId", "Phase", "Gate", "OwnerLookupId", "OwnerId", "DueDate"],
  ...["Status", "Evidence", "DoneByLookupId", "DoneById", "DoneOn", "WaivedReason", "ExternalId"],
  ...["SnoozedUntil", "ProgressNote", "OriginLink"],
  ...["OfferedToLookupId", "OfferedToId", "OfferedByLookupId", "OfferedById"],
];
const peopleColumns = ["Owner", "DoneBy", "OfferedTo", "OfferedBy"];

const nameOf = ({ stepId, title }: Action): string => (stepId ? `Step ${stepId}` : title);

/** Makes a second copy of one step impossible. */
const stepKey = (reference: Reference, step: StepToOwe) => `${reference}/${step.stepId}`;

export function createActionsList(deps: ListDeps): ActionsList {
  const { graph, site, people, history, clock, log } = deps;
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

  /** Who last saved a row that nobody owes, where it was a person and not this app. */
  const savedBy = new WeakMap<Action, Named>();

  function toRow(item: GraphItem): Action {
    const row = rowFrom(item);
    const { person } = changedBy(item);
    if (!row.owner && person) savedBy.set(row, person);
    return row;
  }

  function rowFrom(item: GraphItem): Action {
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
      owner: people.named(keptPerson(fields, "Owner", people)),
      dueDate: readDay(fields["DueDate"]),
      status: status ?? "Open",
      evidence: readText(fields["Evidence"]),
      doneBy: people.named(personIn(fields, "DoneBy")),
      doneOn: readDay(fields["DoneOn"]),
      waivedReason: readText(fields["WaivedReason"]),
      listUrl: rowUrl(item.id),
      ...(key && { key }),
      ...rareOf(fields),
    };
  }

  /** Most of 200,000 rows have none of these; what is not there fills no memory. */
  function rareOf(fields: Fields): Partial<Action> {
    const snoozedUntil = readDay(fields["SnoozedUntil"]);
    const progress = readText(fields["ProgressNote"]);
    const origin = readOrigin(readText(fields["OriginLink"]));
    const offeredTo = people.named(keptPerson(fields, "OfferedTo", people));
    const offeredBy = people.named(keptPerson(fields, "OfferedBy", people));
    return {
      ...(snoozedUntil && { snoozedUntil }),
      ...(progress && { note: progress }),
      ...(origin && { origin }),
      ...(offeredTo && { offeredTo }),
      ...(offeredBy && { offeredBy }),
    };
  }

  const replica = createReplica<Action>({
    ...{ name, graph, clock, log, select: columns, toRow },
    listPath: async () => (await place()).path,
    prepare: (items) =>
      people.prepare(
        items.flatMap(({ fields = {} }) => peopleColumns.map((column) => mentionedPerson(fields, column))),
      ),
    indexes: {
      reference: (row) => row.reference,
      owner: (row) => row.owner?.id,
      offeredTo: (row) => row.offeredTo?.id,
      offeredBy: (row) => row.offeredBy?.id,
      key: (row) => row.key,
    },
  });

  replica.onChange(({ before, after, version }) => {
    const by = after && savedBy.get(after);
    if (!by || !before?.owner || after.owner) return;
    const line = {
      ...{
        reference: after.reference,
        what: `${[...nameOf(after)].slice(0, 200).join("")} has no owner now`,
      },
      ...{ who: by, when: clock.now(), from: before.owner.name, to: "" },
    };
    // The key is the row's version, so that of several instances one writes it.
    people
      .prepare([by])
      .then(() => history.append(line, { key: `owner:${version}` }))
      .catch((failure) => log.error("history.lost", failure, { action: after.id }));
  });

  return {
    replica,
    place,
    owners() {
      const found = new Set<PersonId>();
      for (const { status, owner, offeredTo } of replica.all()) {
        if (status === "Done" || status === "Waived") continue;
        if (owner) found.add(owner.id);
        if (offeredTo) found.add(offeredTo.id);
      }
      return found;
    },
    all: () => replica.all(),
    find: (id) => replica.get(id)?.row,
    withKey: (key) => replica.by("key", key)[0]?.row,
    of: (reference) => replica.by("reference", reference).map(({ row }) => row),
    ownedBy: (person) => replica.by("owner", person).map(({ row }) => row),
    offeredTo: (person) => replica.by("offeredTo", person).map(({ row }) => row),
    offeredBy: (person) => replica.by("offeredBy", person).map(({ row }) => row),
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
          ...writeKeptPerson("Owner", step.owner, people),
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
