import { type Day, daysBetween, inWords } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import { type Reference, toReference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, NewConsultation } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import { noDetails } from "../record-details";
import type { PeopleFoundFor } from "./find-named";
import type { RawCell, RawRow, RowTold } from "./import";
import type { ImportTally } from "./import-tally";
import { statusOfNew } from "./imported-status";
import { clip, type Reading, readRow } from "./read-row";
import { readSheetCell, textOf } from "./read-sheet-cell";
import type { SheetColumn } from "./sheet-columns";

/** What a row is read against. Nothing here asks anybody anything. */
export interface RowContext {
  columns: readonly { column: SheetColumn | undefined }[];
  byReference: (reference: Reference) => Consultation | undefined;
  byExternalId: (externalId: string) => Consultation | undefined;
  /** Another record of the same title. */
  titled: (title: string) => Reference | undefined;
  people: PeopleFoundFor["people"];
  /** Who brings it in, with what they may do. */
  by: Person;
  today: Day;
  tally: ImportTally;
}

export type NewRow = Omit<NewConsultation, "reference"> & { reference: Reference | undefined };

/** What the row would do, and what there is to write for it. */
export interface PlannedRow {
  told: RowTold;
  write?: { add: NewRow } | { change: Partial<ConsultationFields>; consultation: Consultation };
  /** The record it is about, where there is one. */
  existing?: Consultation;
  /** Two rows with one of these are about the same record. */
  identities: readonly string[];
}

const longestRun = 366;
const longestId = 200;

export function planRow(context: RowContext, raw: RawRow): PlannedRow {
  const cells = new Map<SheetColumn, RawCell>();
  context.columns.forEach(({ column }, at) => {
    const cell = raw.cells[at];
    if (column && cell !== undefined) cells.set(column, cell);
  });
  const typedReference = typed(cells, "reference");
  const typedId = typed(cells, "externalId");
  const wished = toReference(typedReference);
  const numbered = wished && context.byReference(wished);
  const identified = typedId ? context.byExternalId(typedId) : undefined;
  const title = textOf(cellNamed(cells, "Title")).replace(/\s*\n+\s*/g, " ");
  const told = (given: Omit<RowTold, "line" | "title">): RowTold => ({
    line: raw.line,
    title: clip(title, 300),
    ...given,
  });
  const cannot = (notes: readonly string[]): PlannedRow => ({
    told: told({ what: "cannot", changes: [], notes }),
    identities: [],
  });

  if (numbered && identified && numbered !== identified)
    return cannot([
      `${numbered.reference} and the id "${clip(typedId, 60)}" are two records. Take one of them out of the row.`,
    ]);
  if (typedId.length > longestId) return cannot(["Its id is too long. Take the id out of the row."]);
  const found = numbered ?? identified;
  if (!found && !title)
    return cannot(["There is no title. Write one, so that people know what it is about."]);
  const origin: Origin = {
    ...{ typedReference, wished, typedId, title },
    ...{
      startDate: valueIn(cells, "StartDate") as Day | undefined,
      service: String(valueIn(cells, "Service") ?? ""),
    },
  };
  if (numbered && !identified && isAnother(numbered, origin))
    return cannot([
      `${numbered.reference} is another consultation in the register: "${clip(numbered.title, 80)}". Take the number out of the row to add this one.`,
    ]);
  const existing = found ?? context.byExternalId(originOf(origin));
  const read = readRow(context, { cells, existing });
  read.wrong.push(...datesWrong({ ...existing, ...read.fields }, existing, read.fields));
  if (read.wrong.length > 0) return cannot(read.wrong);
  if (existing) return planChange({ existing, read, told, wished });
  return planNew(context, { ...origin, read, told });
}

const cellNamed = (cells: ReadonlyMap<SheetColumn, RawCell>, name: string): RawCell | undefined => {
  for (const [column, cell] of cells) if (column.name === name) return cell;
  return undefined;
};
const typed = (cells: ReadonlyMap<SheetColumn, RawCell>, kind: SheetColumn["kind"]): string => {
  for (const [column, cell] of cells) if (column.kind === kind) return textOf(cell);
  return "";
};

/** The value of one cell, where it can be read. */
function valueIn(cells: ReadonlyMap<SheetColumn, RawCell>, name: string): unknown {
  for (const [column, cell] of cells) {
    const read = column.name === name ? readSheetCell(cell, column) : undefined;
    if (read && "value" in read) return read.value;
  }
  return undefined;
}

/** What a row is known by. */
interface Origin {
  typedReference: string;
  wished: Reference | undefined;
  typedId: string;
  title: string;
  startDate: Day | undefined;
  service: string;
}

/** A row without a number of ours is known by its id or its own number, else by what it is about. */
function originOf({ typedReference, wished, typedId, title, startDate, service }: Origin): string {
  if (typedId) return typedId;
  if (typedReference && !wished) return `import:ref:${clip(typedReference, 180)}`;
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();
  return `import:${fingerprint([plain(title), startDate ?? "", plain(service)])}`;
}

/** The same number on two things: the file counts by itself, as we do. */
const isAnother = (there: Consultation, { title, startDate }: Origin): boolean =>
  title !== "" &&
  title.toLowerCase() !== textOf(there.title).toLowerCase() &&
  startDate !== undefined &&
  startDate !== there.startDate;

/** Of the dates as they would then be; what was wrong before and stays is not the file's fault. */
function datesWrong(
  { startDate, endDate, decisionDate }: Partial<Pick<Consultation, "startDate" | "endDate" | "decisionDate">>,
  existing: Consultation | undefined,
  fields: Partial<ConsultationFields>,
): string[] {
  const touched = !existing || "startDate" in fields || "endDate" in fields || "decisionDate" in fields;
  if (!touched) return [];
  const wrong: string[] = [];
  if (startDate && endDate && endDate < startDate)
    wrong.push(
      `It closes on ${inWords(endDate)}, before it opens on ${inWords(startDate)}. Put the dates right.`,
    );
  else if (startDate && endDate && daysBetween(startDate, endDate) > longestRun)
    wrong.push(
      `It would run for more than a year, from ${inWords(startDate)} to ${inWords(endDate)}. Check the year of both.`,
    );
  if (decisionDate && (endDate ?? startDate ?? decisionDate) > decisionDate)
    wrong.push(`The decision on ${inWords(decisionDate)} is before it closes. Put the dates right.`);
  return wrong;
}

/** Over, and worked through here: nobody rewrites it. What was only told of can be put right by a file. */
const isFinished = ({ workflowStatus, templateVersion }: Consultation): boolean =>
  templateVersion !== "" && (workflowStatus === "Complete" || workflowStatus === "Stopped");

type Tell = (given: Omit<RowTold, "line" | "title">) => RowTold;

function planChange(given: {
  existing: Consultation;
  read: Reading;
  told: Tell;
  wished: Reference | undefined;
}): PlannedRow {
  const { existing, read, told, wished } = given;
  const { reference } = existing;
  const notes = [...read.notes];
  if (wished && wished !== reference)
    notes.push(`The record is ${reference} in the register, not ${wished}.`);
  const { changes } = read;
  const identities = [reference, existing.externalId].filter(Boolean);
  if (changes.length === 0)
    return { told: told({ what: "same", reference, changes: [], notes }), existing, identities };
  if (isFinished(existing)) {
    const note = `It is ${existing.workflowStatus}, so it stays as it is.`;
    return { told: told({ what: "same", reference, changes: [], notes: [note] }), existing, identities };
  }
  if (read.fields.title) notes.push("This gives the record another title. Check that it is the same one.");
  return {
    told: told({ what: "change", reference, changes, notes }),
    write: { change: read.fields, consultation: existing },
    existing,
    identities,
  };
}

function planNew(context: RowContext, given: Origin & { read: Reading; told: Tell }): PlannedRow {
  const { read, told, wished, typedReference, title } = given;
  const notes = [...read.notes];
  const { fields } = read;
  if (typedReference && !wished)
    notes.push(`"${clip(typedReference, 60)}" is not a number of ours, so it gets a new one.`);
  const other = context.titled(title);
  if (other) notes.push(`${other} has the same title. Check that this is not the same one.`);
  const { by, today } = context;
  const row = { ...fields, ...(read.status && { workflowStatus: read.status }) };
  const { status: workflowStatus, note } = statusOfNew({ row, by, today });
  if (note) {
    notes.push(note);
    context.tally.asIdea();
  }
  const externalId = originOf(given);
  const add: NewRow = {
    ...noDetails,
    ...{ overview: "", service: "", leadOfficer: undefined, decisionMaker: "", decisionDate: undefined },
    ...{ areas: [], audiences: [], engagementLevel: undefined, levelReason: "", levelAnswers: "" },
    ...{ track: undefined, startDate: undefined, endDate: undefined, dateCertainty: "Anticipated" as const },
    ...{ statutoryDuty: false, keyDecision: false, feedbackPromised: undefined },
    ...fields,
    title: fields.title ?? title,
    workflowStatus,
    // No checklist: these rows are told of, not worked through.
    templateVersion: "",
    externalId,
    reference: wished,
  };
  return {
    told: told({ what: "add", ...(wished && { reference: wished }), changes: [], notes }),
    write: { add },
    identities: [...(wished ? [wished] : []), externalId],
  };
}
