import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { mustBeAbleToImport } from "../permissions";
import { portionSize } from "./check-import";
import type { Import, RowFate, RowTold } from "./import";
import type { ImportDeps } from "./import-deps";

export interface ImportSeen {
  about: Import;
  page: number;
  pages: number;
  rows: readonly RowTold[];
}

export const noSuchImport = (): Failure =>
  new Failure("not_found", "That upload is not here any more. Upload the file again.");

/** The upload, for somebody who may see it. @throws Failure `not_allowed` or `not_found`. */
export async function findImport(
  { imports }: Pick<ImportDeps, "imports">,
  { id, by }: { id: string; by: Person },
): Promise<Import> {
  mustBeAbleToImport(by);
  const about = await imports.find(id);
  if (!about) throw noSuchImport();
  return about;
}

/** A row that was to be written and was not. */
export const isUnwritten = ({ done }: RowTold): boolean =>
  done?.outcome === "failed" || done?.outcome === "left";

export type RowsWanted = RowFate | "unwritten";

/** How far an upload is, and a page of its rows: all of them, or those of one kind. */
export async function seeImport(
  deps: Pick<ImportDeps, "imports">,
  { id, by, page, what }: { id: string; by: Person; page: number; what?: RowsWanted | undefined },
): Promise<ImportSeen> {
  const about = await findImport(deps, { id, by });
  const sizes = about.portions.map((counts, at) => {
    if (what === "unwritten") return about.unwritten?.[at] ?? 0;
    return what ? counts[what] : Object.values(counts).reduce((one, other) => one + other, 0);
  });
  const isWanted = (row: RowTold) =>
    what === undefined || (what === "unwritten" ? isUnwritten(row) : row.what === what);
  const total = sizes.reduce((one, other) => one + other, 0);
  const pages = Math.max(1, Math.ceil(total / portionSize));
  const shown = Math.min(Math.max(1, page), pages);
  const from = (shown - 1) * portionSize;

  const rows: RowTold[] = [];
  let before = 0;
  for (const [at, size] of sizes.entries()) {
    if (before + size > from && rows.length < portionSize && size > 0) {
      const portion = await deps.imports.portion(id, at);
      const told = portion.rows.map((row) => row.told).filter(isWanted);
      rows.push(...told.slice(Math.max(0, from - before)).slice(0, portionSize - rows.length));
    }
    before += size;
    if (rows.length >= portionSize) break;
  }
  return { about, page: shown, pages, rows };
}
