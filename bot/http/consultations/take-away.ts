import type { Request, Response } from "express";
import { Failure } from "../../common/failure";
import { type PersonId, type Reference, toReference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { LinkedFile, TakeAwayKind } from "../../consultations";
import type { NotesFile } from "../../forum";
import type { MeetingNotes } from "../forum/meeting-notes";
import { personOf } from "../sign-in";
import type { RegisterFiles } from "./register-file";

/** Makes Word files; the room that knows how is elsewhere. */
export interface Documents {
  /** @throws Failure in the reader's words when there is none for them. */
  takeAway(ask: { reference: Reference; kind: TakeAwayKind; by: Person }): Promise<{
    fileName: string;
    contentType: string;
    bytes: Buffer;
  }>;
}

/** What the links of a card stand for, for a short time. */
export interface Tickets {
  find(id: string): Promise<({ person: PersonId } & (LinkedFile | NotesFile)) | undefined>;
}

/** `GET /api/consultations/:reference/plan.docx` or `evidence-pack.docx`, for whoever is signed in. */
export function getDocument(documents: Documents, kind: TakeAwayKind) {
  return async (request: Request, response: Response): Promise<void> => {
    const reference = toReference(String(request.params["reference"]));
    if (!reference)
      throw new Failure("not_found", "There is no such consultation. A reference looks like 2027-00042.");
    send(response, await documents.takeAway({ reference, kind, by: personOf(request) }));
  };
}

const idForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * `GET /documents/:ticket`, for a browser that opens a link of a card and cannot sign in. Who may have the
 * file is asked anew: somebody may have left since the link was made.
 */
export function getByTicket(deps: {
  documents: Documents & RegisterFiles & MeetingNotes;
  tickets: Tickets;
  directory: Directory;
}) {
  const { documents, tickets, directory } = deps;
  return async (request: Request, response: Response): Promise<void> => {
    const id = String(request.params["ticket"]);
    const ticket = idForm.test(id) ? await tickets.find(id) : undefined;
    if (!ticket)
      throw new Failure(
        "not_found",
        "This link has run out. Links work for 15 minutes. In your chat with the bot, type: download, or: export the register",
      );
    const by = await directory.find(ticket.person);
    if (!by) throw new Failure("not_allowed", "You are not in this council's directory any more.");
    send(response, await fileOf(documents, ticket, by));
  };
}

function fileOf(
  documents: Documents & RegisterFiles & MeetingNotes,
  file: LinkedFile | NotesFile,
  by: Person,
): Promise<MadeFile> {
  if (file.kind === "register") return documents.registerFile({ format: file.format, year: file.year, by });
  if (file.kind === "meeting-notes") return documents.meetingNotes({ meeting: file.meeting, by });
  return documents.takeAway({ reference: file.reference, kind: file.kind, by });
}

/** A finished file, on its way out. */
export type MadeFile = Awaited<ReturnType<Documents["takeAway"]>>;

export function send(response: Response, { fileName, contentType, bytes }: MadeFile): void {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", contentType);
  response.setHeader("Content-Disposition", `attachment; filename="${fileName}"`);
  response.send(bytes);
}
