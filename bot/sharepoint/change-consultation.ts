import type { Clock } from "../common/clock";
import { Failure } from "../common/failure";
import type { Log } from "../common/log";
import type {
  Consultation,
  ConsultationChange,
  ConsultationFields,
  ConsultationWriter,
  Named,
} from "../consultations";
import { changeRow } from "./change-row";
import { consultationFields } from "./consultation-fields";
import type { ConsultationsList } from "./consultations-list";
import { consultationsColumns } from "./consultations-list.columns";
import type { Graph } from "./graph";
import type { HistoryList } from "./history-list";
import type { People } from "./people";

interface Deps {
  graph: Graph;
  people: People;
  history: HistoryList;
  consultations: ConsultationsList;
  clock: Clock;
  log: Log;
  writeWithinMs: number;
}

type Request = Parameters<ConsultationWriter["change"]>[0];

/** One row and its lines of history in one call; when somebody was quicker, once more on the newest row. */
export const createConsultationWriter = (deps: Deps): ConsultationWriter => ({
  change: (request) => changeConsultation(deps, request),
});

function changeConsultation(deps: Deps, request: Request): Promise<Consultation> {
  const { people, consultations, clock, writeWithinMs } = deps;
  const { consultation, again, by, at: when } = request;
  const { reference } = consultation;
  const { replica, place } = consultations;
  return changeRow<Consultation, ConsultationChange>(
    { ...deps, name: consultationsColumns.name, replica, place, gone },
    {
      ...{ held: replica.by("reference", reference)[0], known: consultation, change: request, again },
      isNothing: (_, { fields }) => Object.keys(fields).length === 0,
      says: (row, { fields }) => says(row, fields),
      prepare: ({ fields }) => people.prepare(peopleIn(by, fields)),
      toFields: ({ fields }) => consultationFields(fields, people),
      after: (row, { fields }) => ({
        ...{ ...row, ...fields },
        ...{ changedBy: { byApp: true, person: undefined }, changedAt: when },
      }),
      lines: (_, { lines }) => lines.map((line) => ({ ...line, reference, who: by, when })),
      keyOf: (version, line) => `consultation:${version}:${line}`,
      deadline: new Date(clock.now().getTime() + writeWithinMs),
    },
  );
}

const gone = (cause?: unknown): Failure =>
  new Failure("not_found", "That consultation is not in the list any more. Type: my consultations", {
    cause,
  });

const peopleIn = (by: Named, { leadOfficer, sponsor, reviewedBy }: Partial<ConsultationFields>): Named[] =>
  [by, leadOfficer, sponsor, reviewedBy].filter((person) => person !== undefined);

/** Of the fields that a row in memory has: what only the list holds cannot be compared. */
function says(row: Consultation, fields: Partial<ConsultationFields>): boolean {
  const known = Object.entries(fields).filter(([name]) => name in row);
  return (
    known.length > 0 && known.every(([name, value]) => sameValue(row[name as keyof Consultation], value))
  );
}

const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
