import { z } from "zod";

/**
 * What of a checklist is on the card: one page of it, a phase or a part of one, or the steps that a gate
 * waits for. Page 0 is wherever the next open step is.
 */
export interface View {
  page: number;
  gate: string;
}

const viewSchema = z.looseObject({
  page: z.coerce.number().int().min(0).max(10_000).catch(0).optional(),
  /** What was chosen in the list of phases: a page as well. */
  phase: z.coerce.number().int().min(0).max(10_000).catch(0).optional(),
  gate: z.enum(["G1", "G2", "G3", "G4", ""]).catch("").optional(),
});

/** What a button asks to see; anything strange is the next open step. */
export function readView(data: unknown): View {
  const read = viewSchema.safeParse(data ?? {});
  const { page, phase, gate } = read.success ? read.data : {};
  return { page: page ?? phase ?? 0, gate: gate ?? "" };
}
