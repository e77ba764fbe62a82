import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Import } from "./import";
import type { ImportDeps } from "./import-deps";
import { findImport } from "./see-import";

/** Says to write what the dry run told. Saying it twice is saying it once. */
export async function startImport(deps: ImportDeps, { id, by }: { id: string; by: Person }): Promise<Import> {
  const { imports, clock } = deps;
  const from = await findImport(deps, { id, by });
  if (from.state !== "checked") return from;
  const to: Import = {
    ...from,
    version: from.version + 1,
    state: "running",
    startedBy: { id: by.id, name: by.name },
    startedAt: clock.now(),
  };
  if (await imports.move({ from, to })) return to;
  const now = await findImport(deps, { id, by });
  if (now.state === "checked")
    throw new Failure("conflict", "Somebody else is at this upload just now. Try again in a minute.");
  return now;
}

/** Throws an upload away. What was written of it stays in the register. */
export async function discardImport(deps: ImportDeps, { id, by }: { id: string; by: Person }): Promise<void> {
  await findImport(deps, { id, by });
  await deps.imports.remove(id);
}
