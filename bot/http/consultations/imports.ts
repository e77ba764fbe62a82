import express, { type NextFunction, type Request, type Response } from "express";
import { z } from "zod";
import { Failure } from "../../common/failure";
import {
  type Consultations,
  type Import,
  type ImportSeen,
  type RawSheet,
  rowFates,
} from "../../consultations";
import type { RegisterImport } from "../../contract";
import { TooBig } from "../errors";
import { readFileName } from "../read-file-name";
import { personOf } from "../sign-in";

/** Reads spreadsheets; the room that knows how is elsewhere. */
export interface Spreadsheets {
  /** @throws Failure in the reader's words, when the file cannot be read. */
  readSpreadsheet(bytes: Buffer): Promise<RawSheet>;
}

/** Our own whole register as CSV is 120 MB where 50,000 records have much in them. */
const mostBytes = 150_000_000;

/**
 * `/api/imports`: a spreadsheet is uploaded as it is, with its name in `X-File-Name`, and answered with what it
 * would do. Nothing is written before somebody says `run`.
 */
export function importRoutes({
  consultations,
  spreadsheets,
}: {
  consultations: Consultations;
  spreadsheets: Spreadsheets;
}) {
  const router = express.Router();
  // Never unpacked on the way in: a few kilobytes can unpack to more than there is memory.
  const raw = express.raw({ type: () => true, limit: mostBytes, inflate: false });

  router.use((request: Request, _response: Response, next: NextFunction) => {
    // Asked first: nobody sends 150 MB to hear that they may not, or that it is too much.
    consultations.mustBeAbleToImport(personOf(request));
    if (Number(request.get("Content-Length")) > mostBytes) throw new TooBig(tooMuch);
    next();
  });

  /** One after another: each takes memory, and the last of two at once may read what the first changes. */
  let reading = Promise.resolve();
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = reading.then(work);
    reading = answer.then(
      () => undefined,
      () => undefined,
    );
    return answer;
  };

  router.post("/", raw, tooBig, async (request: Request, response: Response<RegisterImport>) => {
    const by = personOf(request);
    const file: unknown = request.body;
    if (!Buffer.isBuffer(file) || file.length === 0)
      throw new Failure("invalid", "No file came with this. Choose a .xlsx or a CSV file and upload it.");
    const fileName = readFileName(request.get("X-File-Name")) || "spreadsheet";
    const about = await inTurn(async () => {
      const sheet = await spreadsheets.readSpreadsheet(file);
      return consultations.checkImport({ sheet, file, fileName, by });
    });
    response.status(201).json(present(await consultations.seeImport({ id: about.id, by, page: 1 })));
  });
  router.get("/:id", async (request: Request, response: Response<RegisterImport>) => {
    const { page, what } = readQuery(request.query);
    response.json(
      present(await consultations.seeImport({ id: idOf(request), by: personOf(request), page, what })),
    );
  });
  router.post("/:id/run", async (request: Request, response: Response<RegisterImport>) => {
    const by = personOf(request);
    const { id } = await consultations.startImport({ id: idOf(request), by });
    response.status(202).json(present(await consultations.seeImport({ id, by, page: 1 })));
  });
  router.post("/:id/discard", async (request: Request, response: Response) => {
    await consultations.discardImport({ id: idOf(request), by: personOf(request) });
    response.status(204).end();
  });
  return router;
}

const tooMuch = `This file is bigger than ${mostBytes / 1_000_000} MB. Split it into smaller ones, or save it as .xlsx.`;

/** Said here, where it is known what is too big, and what to do. */
function tooBig(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const isTooBig = (error as { status?: unknown } | undefined)?.status === 413;
  next(isTooBig ? new TooBig(tooMuch) : error);
}

const idOf = (request: Request): string => String(request.params["id"]);

/** Those of one kind, or those that were to be written and were not. */
const rowsWanted = [...rowFates, "unwritten"] as const;

const querySchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  what: z.enum(rowsWanted).optional(),
});

function readQuery(query: unknown): z.infer<typeof querySchema> {
  const read = querySchema.safeParse(query);
  if (read.success) return read.data;
  throw new Failure("invalid", `"page" is a number from 1; "what" is one of ${rowsWanted.join(", ")}.`);
}

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((one, other) => one + other, 0);

/** The only fields of an upload that leave the server. */
function present({ about, page, pages, rows }: ImportSeen): RegisterImport {
  return {
    id: about.id,
    fileName: about.fileName,
    uploadedBy: about.by.name,
    uploadedAt: about.uploadedAt.toISOString(),
    state: about.state,
    startedBy: about.startedBy?.name,
    finishedAt: about.finishedAt?.toISOString(),
    columns: about.columns.map(({ heading, name }) => ({ heading, readAs: name ?? "" })),
    counts: { ...about.counts },
    progress: { ...rowsOf(about), ...about.done },
    notes: [...about.notes],
    ...{ page, pages },
    rows: rows.map(({ line, what, title, reference, changes, notes, done }) => ({
      ...{ line, what, title, reference: done?.reference ?? reference },
      changes: changes.map(({ field, from, to }) => ({ field, from, to })),
      notes: [...notes],
      outcome: done?.outcome,
      why: done?.why,
    })),
  };
}

const rowsOf = ({ portions, portionsDone }: Import) => ({
  rows: portions.reduce((sum, counts) => sum + sumOf(counts), 0),
  rowsDone: portions.slice(0, portionsDone).reduce((sum, counts) => sum + sumOf(counts), 0),
});
