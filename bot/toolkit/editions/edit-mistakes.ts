import { type EditProblem, problemOf, type ToolkitEdit } from "./apply-edits";

/**
 * What the parser says of edited content, told as mistakes of the rows that made them. It speaks a line a
 * mistake: `steps.json, step 3.1, offset.full: …`.
 */
export function mistakesIn(message: string, edits: readonly ToolkitEdit[]): EditProblem[] {
  return message
    .split("\n")
    .flatMap((line) => {
      const [, part = "", entry = "", field = "", why = ""] =
        /^([\w-]+)\.json, (.*?), ([^,:]+): (.*)$/.exec(line) ?? [];
      return part === "" ? [] : [{ part, entryId: entry.replace(/^\S+ /, ""), field, why }];
    })
    .map(({ part, entryId, field, why }) => {
      // The part `rules` is the file decision-rules.json.
      const inPart = edits.filter((edit) => same(edit.part, part) || part.endsWith(`-${edit.part.trim()}`));
      const inEntry = inPart.filter((edit) => edit.entryId.trim() === entryId);
      const inField = inEntry.filter((edit) => covers(edit.field, field));
      // A removed entry can break others, which no row names: then the last row of that part, or of all.
      const removed = edits.filter(
        ({ field: what, entryId: id }) => same(what, "remove") && why.includes(id),
      );
      const row = inField.at(-1) ?? inEntry.at(-1) ?? removed.at(-1) ?? inPart.at(-1) ?? edits.at(-1);
      if (!row) throw new Error(message);
      const named = row === inField.at(-1) ? field : `${field} of ${entryId}`;
      return problemOf(row, row === inField.at(-1) ? said(why) : `leaves a mistake: ${named} ${said(why)}`);
    });
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.toLowerCase();

/** `offset` was edited and `offset.full` is wrong, or the other way round. */
function covers(edited: string, wrong: string): boolean {
  const [one, other] = [edited, wrong].map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ""),
  );
  return (
    one === other || Boolean(one && other && (one.startsWith(`${other}.`) || other.startsWith(`${one}.`)))
  );
}

/** The parser's own words, where it says them in ours. */
const said = (why: string): string => why.replace(/^Invalid input: /, "").replace(/\.$/, "");
