import type { Request, Response } from "express";
import { z } from "zod";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { Consultations, WhoWeEngagedWith } from "../../consultations";
import type { WhoWeEngagedWithAnswer } from "../../contract";
import { personOf } from "../sign-in";

const yearSchema = z.coerce.number().int().min(2000).max(2100);

/** Makes the Word file; the room that knows how is elsewhere. */
export interface YearlyDocument {
  whoWeEngagedWith(ask: { year: number; by: Person }): Promise<{
    fileName: string;
    contentType: string;
    bytes: Buffer;
  }>;
}

/** `GET /api/measures/who-we-engaged-with?year=2027`; without a year, this one. */
export const getWhoWeEngagedWith =
  (consultations: Consultations) => (request: Request, response: Response<WhoWeEngagedWithAnswer>) => {
    response.json(present(consultations.whoWeEngagedWith({ year: readYear(consultations, request) })));
  };

/** The same as a Word file. */
export const getYearlyDocument =
  ({ consultations, documents }: { consultations: Consultations; documents: YearlyDocument }) =>
  async (request: Request, response: Response): Promise<void> => {
    const year = readYear(consultations, request);
    const { fileName, contentType, bytes } = await documents.whoWeEngagedWith({
      year,
      by: personOf(request),
    });
    response.setHeader("Content-Type", contentType);
    response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
    response.send(bytes);
  };

function readYear(consultations: Consultations, { query }: Request): number {
  const asked = query["year"];
  if (asked === undefined) return Number(consultations.today().slice(0, 4));
  const read = yearSchema.safeParse(asked);
  if (!read.success || !/^\d{4}$/.test(String(asked)))
    throw new Failure("invalid", 'Give "year" as four digits, such as 2027.');
  return read.data;
}

/** Only these fields leave, and people only by bands. */
const present = (told: WhoWeEngagedWith): WhoWeEngagedWithAnswer => ({
  year: told.year,
  asOf: told.asOf.toISOString(),
  stale: told.stale,
  consultations: told.consultations,
  responses: told.responses,
  ...{ costPerResponse: told.costPerResponse, costKnownFor: told.costKnownFor },
  byStatus: told.byStatus.map(({ status, consultations }) => ({ status, consultations })),
  audiences: told.audiences.map(({ name, consultations }) => ({ name, consultations })),
  areas: told.areas.map(({ name, consultations }) => ({ name, consultations })),
  groups: told.groups.map(({ name, sought, reached, partly, notReached, people }) => ({
    ...{ name, sought, reached, partly, notReached, people },
  })),
  methods: told.methods.map(({ name, consultations, rating, ratings }) => ({
    ...{ name, consultations, rating, ratings },
  })),
  of: told.of.map(({ reference, title, status, responses }) => ({ reference, title, status, responses })),
});
