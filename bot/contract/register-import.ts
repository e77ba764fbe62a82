import { z } from "zod";

/** What a row of an uploaded file comes to: new, other, as it is, refused, or there twice. */
export const rowFateSchema = z.enum(["add", "change", "same", "cannot", "duplicate"]);

export const importRowSchema = z.object({
  /** The line of the file, or the row of the sheet. */
  line: z.number().int(),
  what: rowFateSchema,
  title: z.string(),
  reference: z.string().optional(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  notes: z.array(z.string()),
  /** What became of it, once it was written. */
  outcome: z.enum(["added", "changed", "same", "left", "failed"]).optional(),
  why: z.string().optional(),
});

/**
 * `GET /api/imports/:id?page=2&what=cannot`: an upload, its dry run, and how far it is. `what` is one of
 * {@link rowFateSchema}, or `unwritten`: the rows that failed or were left.
 */
export const registerImportSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  state: z.enum(["checked", "running", "done"]),
  startedBy: z.string().optional(),
  finishedAt: z.string().optional(),
  /** What each heading of the file was taken for; "" is not read. */
  columns: z.array(z.object({ heading: z.string(), readAs: z.string() })),
  /** What the dry run says, for the whole file. */
  counts: z.record(rowFateSchema, z.number().int()),
  progress: z.object({
    rowsDone: z.number().int(),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    left: z.number().int(),
    failed: z.number().int(),
  }),
  /** What to know before it is written. */
  notes: z.array(z.string()),
  page: z.number().int(),
  pages: z.number().int(),
  rows: z.array(importRowSchema),
});

export type ImportRow = z.infer<typeof importRowSchema>;
export type RegisterImport = z.infer<typeof registerImportSchema>;
