import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import type { PersonId } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { Consultations } from "../../consultations";
import type { PublicPlanAnswer } from "../../contract";
import { personOf } from "../sign-in";

interface File {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

/** Makes the files that go out; the room that knows how is elsewhere. */
export interface PublicFiles {
  publicPlan(format: "json" | "csv" | "ics" | "html"): File;
  staffCalendar(person: Person): File;
}

const formats = ["json", "csv", "ics", "html"] as const;
const formatOf = (request: Request) => formats.find((each) => each === request.params["format"]);

const nothingHere = () => new Failure("not_found", "There is nothing at this address.");

/**
 * `GET /public/consultations.json`, `.csv`, `.ics` or `.html`, for anybody, where the council has switched
 * its public plan on. A page of another site may read it: it is public.
 */
export function getPublicPlan(deps: { files: PublicFiles; isOn: () => boolean }) {
  return (request: Request, response: Response): void => {
    const format = formatOf(request);
    if (!format || !deps.isOn()) throw nothingHere();
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("Access-Control-Allow-Origin", "*");
    // The page brings its own style and nothing else.
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    send(response, deps.files.publicPlan(format), format === "html" ? "inline" : "attachment");
  };
}

const mostWaiting = 100;

/** `GET /api/public-plan`: what is marked public and not out yet, with the reasons. */
export function seePublic({
  consultations,
  isOn,
}: {
  consultations: Pick<Consultations, "seePublicPlan" | "seeForwardPlan" | "whyNotPublic" | "canSeeEvidence">;
  isOn: () => boolean;
}) {
  return (request: Request, response: Response<PublicPlanAnswer>): void => {
    const person = personOf(request);
    const where = "own chat";
    if (!consultations.canSeeEvidence(person, where))
      throw new Failure("not_allowed", "Officers look after what the public may read. Ask one of them.");
    const waiting = consultations
      .seeForwardPlan({ person, where })
      .rows.flatMap(({ consultation: { reference, title }, consultation }) => {
        const why = consultations.whyNotPublic(consultation);
        return why ? [{ reference, title, why }] : [];
      });
    response.json({
      isOn: isOn(),
      records: consultations.seePublicPlan().records.length,
      waiting: waiting.slice(0, mostWaiting),
      more: Math.max(0, waiting.length - mostWaiting),
    });
  };
}

/** `GET /api/public-plan.:format`: what would leave, for whoever is signed in, whether it is switched on or not. */
export function getPublicFile({ files }: { files: PublicFiles }) {
  return (request: Request, response: Response): void => {
    const format = formatOf(request);
    if (!format) throw nothingHere();
    send(response, files.publicPlan(format), "attachment");
  };
}

const idForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * `GET /calendars/:id.ics`, for a calendar that cannot sign in: the id is the key. Who may see what is asked
 * anew each time: somebody may have left, or have another role, since the link was made.
 */
export function getStaffCalendar(deps: {
  files: PublicFiles;
  links: { find(id: string): Promise<PersonId | undefined> };
  directory: Directory;
}) {
  return async (request: Request, response: Response): Promise<void> => {
    const id = String(request.params["id"]);
    const owner = idForm.test(id) ? await deps.links.find(id) : undefined;
    const person = owner && (await deps.directory.find(owner));
    if (!person)
      throw new Failure(
        "not_found",
        "This calendar link does not work any more. For a new one, type to the bot: calendar feed",
      );
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    send(response, deps.files.staffCalendar(person), "inline");
  };
}

function send(response: Response, file: File, disposition: "inline" | "attachment"): void {
  response.setHeader("Content-Type", file.contentType);
  response.setHeader("Content-Disposition", `${disposition}; filename="${file.fileName}"`);
  response.send(file.bytes);
}
