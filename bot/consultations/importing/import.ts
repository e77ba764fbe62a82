import type { Day } from "../../common/days";
import type { PersonId, Reference } from "../../common/ids";
import type { Consultation, Named, NewConsultation } from "../consultation";
import type { ChangeLine, ConsultationFields } from "../consultation-writer";
import type { PlannedMark } from "./planned-mark";

/** One cell as the file has it; a day where the program that made it knew it was one. */
export type RawCell = string | number | boolean | { day: Day } | null;

export interface RawRow {
  /** The line of the file, or the row of the sheet, as people count them. */
  line: number;
  cells: readonly RawCell[];
}

/** A file, read; nothing of it is believed yet. */
export interface RawSheet {
  rows: readonly RawRow[];
  /** What somebody should know of how it was read. */
  notes: readonly string[];
}

/** What a row of the file comes to. */
export const rowFates = ["add", "change", "same", "cannot", "duplicate"] as const;
export type RowFate = (typeof rowFates)[number];

export interface FieldChange {
  field: string;
  from: string;
  to: string;
}

/** What became of a row when it was written. */
export const rowOutcomes = ["added", "changed", "same", "left", "failed"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

/** One row as the dry run tells of it. */
export interface RowTold {
  line: number;
  what: RowFate;
  title: string;
  reference?: Reference;
  changes: readonly FieldChange[];
  /** Why it cannot be, or what should be known. */
  notes: readonly string[];
  done?: { outcome: RowOutcome; reference?: Reference; why?: string };
}

/** A part of the file that is kept, and written, together. */
export interface ImportPortion {
  rows: readonly {
    raw: RawRow;
    told: RowTold;
    /** What the dry run would have written; a row that would now write something else is left alone. */
    mark?: PlannedMark | undefined;
  }[];
}

export const importStates = ["checked", "running", "done"] as const;
export type ImportState = (typeof importStates)[number];

export type Counts<Word extends string> = Record<Word, number>;

/** An uploaded file and how far it is. */
export interface Import {
  id: string;
  /** Counts its changes, so that two instances do not write over each other. */
  version: number;
  fileName: string;
  by: Named;
  uploadedAt: Date;
  state: ImportState;
  /** Who said to write it. */
  startedBy: Named | undefined;
  startedAt: Date | undefined;
  finishedAt: Date | undefined;
  /** Which column each heading of the file is, by its place. */
  columns: readonly { heading: string; name: string | undefined }[];
  counts: Counts<RowFate>;
  /** The same for each portion, so that a page of one kind is found without reading all of them. */
  portions: readonly Counts<RowFate>[];
  done: Counts<RowOutcome>;
  /** How many portions are written. */
  portionsDone: number;
  /** How many rows of each written portion failed or were left; absent in what was kept before this was. */
  unwritten?: readonly number[];
  notes: readonly string[];
  /** How often the portion that is next could not be written, and when it was tried last. */
  trouble?: { tries: number; triedAt: Date };
}

/** Keeps uploads, so that any instance can go on with one. */
export interface ImportStore {
  create(given: { about: Import; file: Uint8Array; portions: readonly ImportPortion[] }): Promise<void>;
  find(id: string): Promise<Import | undefined>;
  /** @returns false when somebody else changed it since `was` was read. */
  move(change: { from: Import; to: Import }): Promise<boolean>;
  portion(id: string, at: number): Promise<ImportPortion>;
  savePortion(id: string, at: number, portion: ImportPortion): Promise<void>;
  /** The ids of those that are being written, and of some that just were. */
  running(): Promise<readonly string[]>;
  /** One that is written, or gone: it need not be looked at again. */
  forgetRunning(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Tidies up what was uploaded before. @returns how many are gone. */
  forgetBefore(instant: Date): Promise<number>;
}

/** One row to write, with what history says of it. */
export type RowToWrite = { line: number } & (
  | { add: NewConsultation }
  | { change: Partial<ConsultationFields>; consultation: Consultation; history: ChangeLine }
  /** Written by a try that broke off: only its line of history may be missing. */
  | { written: Consultation; history: ChangeLine | undefined }
);

export type RowWritten = { line: number } & (
  | { outcome: "written"; consultation: Consultation }
  /** The number was given to another one meanwhile: try with the next. */
  | { outcome: "number taken" }
  /** Somebody changed the record meanwhile; theirs stands. */
  | { outcome: "changed meanwhile" }
  | { outcome: "failed"; why: string }
);

/** Writes rows of a file into the register. */
export interface RecordImport {
  /**
   * Safe to call again with the same rows: what is written already is found, not written twice.
   * @throws Failure `unavailable` when the list cannot be reached; some of the rows may be written.
   */
  write(portion: {
    rows: readonly RowToWrite[];
    by: Named;
    at: Date;
    /** Names the upload, so that its lines of history are written once. */
    importId: string;
  }): Promise<readonly RowWritten[]>;
}

/** Whom the names and addresses of a file mean. */
export type PeopleFound = ReadonlyMap<string, readonly { id: PersonId; name: string }[]>;
