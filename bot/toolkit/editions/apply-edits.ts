import { type Entries, entriesOf, isEntry } from "../content-entries";
import { readJson, UnreadableValue } from "./read-edit-value";
import { isUnsafe, setField } from "./set-field";

/** One row of the list of edits, as the engagement team typed it. */
export interface ToolkitEdit {
  /** The row's number in the list. */
  row: string;
  /** The file of content, such as `steps`. */
  part: string;
  /** The entry in it, such as `3.4`. */
  entryId: string;
  /** Such as `title` or `offset.full`; or `new entry`, or `remove`. */
  field: string;
  value: string;
  /** Undefined while it is a draft. */
  edition: number | undefined;
}

/** Why a row cannot be used. `message` ends the sentence that names row, entry and field. */
export interface EditProblem {
  row: string;
  part: string;
  entryId: string;
  field: string;
  message: string;
}

/** As one sentence: `Row 12 (steps 3.4, offset.full) must be a number, such as 10 or -10, not "soon".` */
export const problemInWords = ({ row, part, entryId, field, message }: EditProblem): string =>
  `Row ${row} (${[`${part} ${entryId}`.trim(), field].filter(Boolean).join(", ")}) ${message}.`;

export const newEntry = "new entry";
export const removeEntry = "remove";

/** New entries first and removals last, so that rows of one edition may stand in any order. */
const turnOf = (field: string): number => {
  const word = field.trim().toLowerCase();
  if (word === newEntry) return 0;
  return word === removeEntry ? 2 : 1;
};

/**
 * The content with the edits in it. The content given is left as it is. What the result says is not believed
 * yet: `parseContent` does that.
 * @param edits those to use, of any number of editions.
 */
export function applyEdits<Raw extends object>(
  raw: Raw,
  edits: readonly ToolkitEdit[],
): { raw: Raw; problems: EditProblem[] } {
  const edited = structuredClone(raw);
  const problems: EditProblem[] = [];
  for (const edit of inOrder(edits)) {
    try {
      applyOne(edited as Files, edit, raw as Files);
    } catch (cause) {
      if (!(cause instanceof UnreadableValue)) throw cause;
      problems.push(problemOf(edit, cause.message));
    }
  }
  return { raw: edited, problems };
}

export const problemOf = ({ row, part, entryId, field }: ToolkitEdit, message: string): EditProblem => ({
  row,
  part: part.trim(),
  entryId: entryId.trim(),
  field: field.trim(),
  message,
});

function inOrder(edits: readonly ToolkitEdit[]): ToolkitEdit[] {
  return [...edits].sort(
    (a, b) =>
      (a.edition ?? 0) - (b.edition ?? 0) ||
      turnOf(a.field) - turnOf(b.field) ||
      Number(a.row) - Number(b.row),
  );
}

type Files = Record<string, unknown>;

function applyOne(files: Files, edit: ToolkitEdit, unedited: Files): void {
  const [part, id, field] = [edit.part.trim(), edit.entryId.trim(), edit.field.trim()];
  const name = Object.keys(files).find((known) => known.toLowerCase() === part.toLowerCase());
  const entries = name === undefined ? undefined : entriesOf(files[name]);
  if (!entries) throw new UnreadableValue(`"${part}" is not a part of the toolkit`);
  if (id === "" || isUnsafe(id)) throw new UnreadableValue("names no entry");
  if (field === "") throw new UnreadableValue("names no field");

  const there = entries.ids().includes(id);
  const word = field.toLowerCase();
  if (word === newEntry) {
    if (there) throw new UnreadableValue("is there already, so it cannot be a new entry");
    entries.set(id, withId(entries, id, startOf(entries, edit, files)));
    return;
  }
  if (!there)
    throw new UnreadableValue("is not in the toolkit; to add it, add a row with the field: new entry");
  if (word === removeEntry) entries.remove(id);
  else {
    // What a field held before the edits counts too: a gate that was absent may be so again.
    const before = entriesOf(unedited[name ?? ""]);
    const beside = [entries, ...(before ? [before] : [])].flatMap((each) => each.ids().map(each.get));
    setField(entries, { id, field, value: edit.value }, beside);
  }
}

/** What a new entry starts as: the JSON given, or a copy of another entry: `like 3.4`. */
function startOf(entries: Entries, { value, entryId }: ToolkitEdit, files: Files): unknown {
  const typed = value.trim();
  const other = /^like\s+(.+)$/i.exec(typed)?.[1]?.trim();
  if (other === undefined) {
    if (typed === "") throw new UnreadableValue("needs a value: JSON, or another entry, such as: like 3.4");
    return readJson(typed);
  }
  const like = entries.ids().includes(other) ? structuredClone(entries.get(other)) : undefined;
  if (!isEntry(like)) throw new UnreadableValue(`cannot be like "${other}": that entry is not there`);
  // The words of a new entry are the council's own: a source somebody checked says nothing of them.
  if ("verified" in like) like["verified"] = "house rule";
  if (Array.isArray(like["sources"]) && isEntry(files["sources"]) && "own" in files["sources"])
    like["sources"] = ["own"];
  const phase = /^(\d+)\./.exec(entryId.trim())?.[1];
  if (typeof like["phase"] === "number" && phase) like["phase"] = Number(phase);
  return like;
}

function withId({ idField, ids, get }: Entries, id: string, entry: unknown): unknown {
  if (idField === undefined || !isEntry(entry)) return entry;
  const first = get(ids()[0] ?? "");
  const isNumber = isEntry(first) && typeof first[idField] === "number";
  return { ...entry, [idField]: isNumber ? Number(id) : id };
}
