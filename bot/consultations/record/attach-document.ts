import type { Clock } from "../../common/clock";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import type { ConsultationWriter } from "../consultation-writer";
import { mustBeAbleToReplan } from "../permissions";
import { withUnread } from "../record-lines";
import { seeRecord } from "../register/see-record";
import { mustStillChange } from "../replanning/replan-view";

/** Where the files of consultations are kept. */
export interface DocumentLibrary {
  /**
   * Keeps one file, and says where it can be read. The same bytes under the same name are kept once, and
   * nothing that is there is written over.
   * @throws Failure `unavailable` when it cannot be kept now; `invalid` when it never can.
   */
  keep(file: { reference: Reference; fileName: string; bytes: Uint8Array }): Promise<{ url: string }>;
}

export interface AttachDocumentDeps {
  register: Pick<ConsultationStore, "find">;
  writer: ConsultationWriter;
  documentLibrary: DocumentLibrary;
  clock: Clock;
}

interface Attaching {
  reference: Reference;
  by: Person;
}

export const mostAttachedBytes = 25 * 1024 * 1024;
export const tooMuchToAttach =
  "This file is bigger than 25 MB. Make it smaller, or keep it elsewhere and paste a link.";
/** All links of a record share one column of the list. */
const mostDocuments = 100;

/** Files that do something when they are opened: nobody expects that of a document. */
const runs = new Set(
  [
    "ade,adp,app,appinstaller,application,appref-ms,appx,appxbundle,bat,chm,cmd,com,command,cpl,crt,desktop",
    "dll,dmg,exe,gadget,hta,htm,html,inf,ins,iso,isp,jar,jnlp,js,jse,jsp,lnk,mht,mhtml,mjs,msc,msi,msix",
    "msixbundle,msp,mst,php,pif,pkg,ps1,psd1,psm1,py,rb,reg,scf,scr,sct,sh,shb,shtml,svg,svgz,sys,url,vb",
    "vbe,vbs,vhd,vhdx,vxd,website,ws,wsc,wsf,wsh,xbap,xht,xhtml,xll,xsl,xslt",
  ].flatMap((line) => line.split(",")),
);

/** Asked before a large file is sent. @throws Failure saying who may, or that the record is finished. */
export function mayAttachDocument(
  { register }: Pick<AttachDocumentDeps, "register">,
  { reference, by }: Attaching,
): Consultation {
  const found = seeRecord({ register }, { reference, by, where: "own chat" });
  mustBeChangeable(found, by);
  return found;
}

/**
 * Keeps a file and links it from the record, for officers alone until somebody marks it public. The file
 * goes first: a link to nothing would be worse than a file without a link, and attaching it again links it.
 */
export async function attachDocument(
  deps: AttachDocumentDeps,
  { fileName, bytes, ...ask }: Attaching & { fileName: string; bytes: Uint8Array },
): Promise<Consultation> {
  const { reference, by } = ask;
  const consultation = mayAttachDocument(deps, ask);
  mustBeKeepable({ fileName, bytes });
  mustHaveRoom(consultation);
  const { url } = await deps.documentLibrary.keep({ reference, fileName, bytes });
  const decide = (newest: Consultation) => {
    mustBeChangeable(newest, by);
    const { supportingDocuments } = newest;
    if (supportingDocuments.some((document) => document.url === url)) return { fields: {}, lines: [] };
    mustHaveRoom(newest);
    return {
      fields: {
        supportingDocuments: withUnread(
          [...supportingDocuments, { title: fileName, url }],
          supportingDocuments,
        ),
      },
      lines: [{ what: "Document attached", from: "", to: fileName }],
    };
  };
  return deps.writer.change({
    ...decide(consultation),
    ...{ consultation, by: { id: by.id, name: by.name }, at: deps.clock.now(), again: decide },
  });
}

function mustBeChangeable(consultation: Consultation, by: Person): void {
  mustBeAbleToReplan(by, consultation);
  mustStillChange(consultation);
}

function mustBeKeepable({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): void {
  if (bytes.length === 0)
    throw new Failure("invalid", "This file is empty. Choose one with something in it.");
  if (bytes.length > mostAttachedBytes) throw new Failure("invalid", tooMuchToAttach);
  // Windows drops dots and spaces at the end of a name: "plan.exe." is a program there.
  const kind = /\.([^.]+)$/.exec(fileName.replace(/[.\s]+$/, ""))?.[1]?.toLowerCase() ?? "";
  if (runs.has(kind))
    throw new Failure(
      "invalid",
      `A .${kind} file can run on the computer of whoever opens it. Attach a PDF or a Word file instead.`,
    );
}

function mustHaveRoom({ reference, supportingDocuments }: Consultation): void {
  if (supportingDocuments.length >= mostDocuments)
    throw new Failure(
      "invalid",
      `${reference} has ${mostDocuments} documents already. Take one away first, under Edit.`,
    );
}
