import type { ChangeLine } from "../consultation-writer";
import { tidy } from "../planning/read-description";
import { asSentence, type ClashFinding, type ClashReport } from "./clash-check";

/** What somebody must say before dates that are refused without it are kept. */
export const datesNotes = ["monitoringNote", "askAgainReason"] as const;
export type DatesNote = (typeof datesNotes)[number];
export const isDatesNote = (input: string): input is DatesNote =>
  (datesNotes as readonly string[]).includes(input);
export type NotesTyped = Partial<Record<DatesNote, string>>;

export interface NoteProblem {
  input: DatesNote | "endDate";
  message: string;
}

const shortest = 10;
export const longestNote = 500;

/** How each stands on the record, one a line. */
const namesOf: Record<DatesNote, string> = {
  monitoringNote: "Monitoring Officer's note",
  askAgainReason: "Why the same people are asked again",
};
const asks: Record<DatesNote, string> = {
  monitoringNote: "Say who agreed to these dates, and when",
  askAgainReason: "Say why these people must be asked again so soon",
};

const noteFor = ({ kind }: ClashFinding): DatesNote =>
  kind === "openingDay" || kind === "closingDay" ? "monitoringNote" : "askAgainReason";

/** How the note that a finding asks for begins on the record. */
export const noteName = (finding: ClashFinding): string => namesOf[noteFor(finding)];

/** Which notes these findings need, each once. */
export function notesNeeded({ findings }: ClashReport): readonly DatesNote[] {
  const needed = new Set(findings.filter(({ refuses }) => refuses === "unless-noted").map(noteFor));
  return datesNotes.filter((note) => needed.has(note));
}

/** What still stands in the way of keeping the dates; nothing where every note is there. */
export function problemsOfDates(report: ClashReport, typed: NotesTyped): NoteProblem[] {
  const never = report.findings
    .filter(({ refuses }) => refuses === "always")
    .map(({ what, why, advice }) => ({
      input: "endDate" as const,
      message: [what, advice || why].map(asSentence).join(" "),
    }));
  const missing = notesNeeded(report).flatMap((input) => {
    const letters = [...said(typed[input])].length;
    if (letters < shortest)
      return [{ input, message: `${asks[input]}, in ${shortest} letters or more. It goes on record.` }];
    if (letters > longestNote)
      return [
        { input, message: `This has ${letters} letters. Use ${longestNote} or fewer, and link to the rest.` },
      ];
    return [];
  });
  return [...never, ...missing];
}

/** The findings that nothing written down makes acceptable. */
export const stillRefused = ({ findings }: ClashReport, typed: NotesTyped): readonly ClashFinding[] =>
  findings.filter(
    (finding) =>
      finding.refuses === "always" ||
      (finding.refuses === "unless-noted" && [...said(typed[noteFor(finding)])].length < shortest),
  );

/** The notes as the record keeps them, for whoever reviews it; empty where none is needed. */
export const notesOnRecord = (report: ClashReport, typed: NotesTyped): string =>
  notesNeeded(report)
    .map((note) => `${namesOf[note]}: ${said(typed[note])}`)
    .join("\n");

/** The line of history of it; none where nothing is new. */
export const noteLines = (from: string, to: string): ChangeLine[] =>
  from === to ? [] : [{ what: "What was agreed about the dates", from, to }];

/** The notes a record has, to be shown in their boxes again. A line nobody knows is left alone. */
export function readNotes(text: string): NotesTyped {
  const found: NotesTyped = {};
  for (const line of text.split(/\r?\n/))
    for (const note of datesNotes) {
      const name = `${namesOf[note]}:`;
      if (line.trim().toLowerCase().startsWith(name.toLowerCase()))
        found[note] = line.trim().slice(name.length).trim();
    }
  return found;
}

const said = (text: string | undefined): string => tidy(text).replace(/\s+/g, " ");
