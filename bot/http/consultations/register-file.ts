import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { personOf } from "../sign-in";
import { type MadeFile, send } from "./take-away";

export interface RegisterFiles {
  /** @throws Failure in the reader's words when the register is not for them. */
  registerFile(ask: { format: "csv" | "xlsx"; by: Person; year?: number | undefined }): Promise<MadeFile>;
}

/** `GET /api/register.csv` or `register.xlsx`, of one year with `?year=2027`. */
export function getRegister(files: RegisterFiles, format: "csv" | "xlsx") {
  return async (request: Request, response: Response): Promise<void> => {
    const year = readYear(request.query["year"]);
    send(response, await files.registerFile({ format, by: personOf(request), year }));
  };
}

function readYear(asked: unknown): number | undefined {
  if (asked === undefined) return undefined;
  if (typeof asked === "string" && /^(?:19|20)\d\d$/.test(asked)) return Number(asked);
  throw new Failure("invalid", 'The year has four numbers, such as "year=2027".');
}
