import express, { type NextFunction, type Request, type Response } from "express";
import { Failure } from "../../common/failure";
import { mostAttachedBytes, tooMuchToAttach } from "../../consultations";
import type { RecordAnswer } from "../../contract";
import { TooBig } from "../errors";
import { readFileName } from "../read-file-name";
import { personOf } from "../sign-in";
import { type RecordDeps, recordFor, referenceOf } from "./record";

/**
 * `POST /api/consultations/:reference/documents`: a file as it is, with its name in `X-File-Name`. It is kept
 * on the SharePoint site and linked from the record, which is the answer.
 */
export function attachRoutes(deps: RecordDeps) {
  const { consultations } = deps;
  // The reference is in the path this is mounted at.
  const router = express.Router({ mergeParams: true });
  // Never unpacked on the way in: a few kilobytes can unpack to more than there is memory.
  const raw = express.raw({ type: () => true, limit: mostAttachedBytes, inflate: false });

  router.post(
    "/",
    (request: Request, _response: Response, next: NextFunction) => {
      const reference = referenceOf(request);
      if (!reference) {
        next("router");
        return;
      }
      // Asked first: nobody sends 25 MB to hear that they may not, or that it is too much.
      consultations.mayAttachDocument({ reference, by: personOf(request) });
      if (Number(request.get("Content-Length")) > mostAttachedBytes) throw new TooBig(tooMuchToAttach);
      next();
    },
    raw,
    tooBig,
    async (request: Request, response: Response<RecordAnswer>, next: NextFunction) => {
      const reference = referenceOf(request);
      if (!reference) {
        next();
        return;
      }
      const by = personOf(request);
      const body: unknown = request.body;
      // No body at all is an empty file, and is told as one.
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const fileName = readFileName(request.get("X-File-Name"));
      if (!fileName) throw new Failure("invalid", "Send the name of the file in X-File-Name.");
      await consultations.attachDocument({ reference, fileName, bytes, by });
      response.json(await recordFor(deps, { reference, by }));
    },
  );
  return router;
}

function tooBig(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const isTooBig = (error as { status?: unknown } | undefined)?.status === 413;
  next(isTooBig ? new TooBig(tooMuchToAttach) : error);
}
