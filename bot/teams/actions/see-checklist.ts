import { z } from "zod";
import type { Action, Checklist, ChecklistRow } from "../../actions";
import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { type Consultation, type GateAhead, waitsFor } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { pageOf } from "../cards/page";
import { refreshing } from "../cards/refreshing";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import { moveButtons } from "../consultations/status-moves";
import { seeYours, whichConsultation } from "../consultations/which-consultation";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import checklistJson from "./checklist-card.json";
import { dueWords, rowOf, shortStep } from "./rows";
import { readView, type View } from "./view";

const checklistCard = cardFrom(checklistJson);
const rowsOnCard = 15;
/** From closing on, what is next is to tell people what came of it. */
const closingStatuses = new Set<string>(["Closed", "Reported", "Decided", "Feedback published"]);
const lateNamed = 3;

/** `checklist 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const seeChecklist: Command = async (deps, turn) => {
  const { reference, howToAsk } = whichConsultation(deps, turn, { words: "checklist" });
  if (!reference) return { text: `${howToAsk} ${seeYours}` };
  return { card: checklist(deps, turn, { reference }), summary: `Checklist ${reference}` };
};

const dataSchema = z.looseObject({ reference: z.string().optional() });

export const pressChecklist: Press = async (deps, turn, data) => {
  const reference = toReference(dataSchema.parse(data ?? {}).reference);
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return checklist(deps, turn, { reference, view: readView(data) });
};

export interface ChecklistAsk {
  reference: Reference;
  view?: View;
  /** What was just done, and the step it was done to, to undo it. */
  note?: string;
  ticked?: Action;
  /** Why what was asked for was not done. */
  problem?: string;
}

export function checklist(deps: TeamsDeps, turn: Turn, ask: ChecklistAsk): Card {
  const { reference, view = { page: 0, gate: "" }, note, ticked, problem } = ask;
  const consultation = deps.consultations.seeRecord({
    ...{ reference, by: turn.person, where: readingPlace(turn) },
  });
  const list = deps.actions.seeChecklist({ reference });
  const ahead = deps.consultations.gateAhead(consultation);
  const shown = shownOf(list, view, ahead);
  const asked = { reference, gate: shown.gate };
  const make = (share: number) =>
    refreshing(
      checklistCard({
        ...asked,
        title: shorten(consultation.title, 120),
        status: `Status: ${consultation.workflowStatus}`,
        progress: `${list.done} of ${list.total} steps done${notDone(list)}`,
        next: list.next ? `Next: ${shortStep(list.next, 90 * share)}. ${dueOf(list.next, deps)}.` : "",
        late: lateWords(list.rows, share),
        ...gateWords(ahead, {
          share,
          inView: shown.gate !== "",
          said: shown.gate !== "" && problem !== undefined,
        }),
        moves: moveButtons(deps, turn, consultation),
        staleNote: staleNote(list, deps.clock),
        newerVersion: newerVersion(deps, turn, consultation),
        empty:
          list.rows.length === 0
            ? "This consultation has no checklist yet. It may have been typed into the list."
            : "",
        note: note ?? "",
        problem: shorten(problem, 1_000),
        undoId: ticked?.id ?? "",
        from: "checklist",
        listUrl: linkOr(consultation.listUrl),
        page: shown.page,
        heading: shorten(shown.heading, 90 * share),
        headingProgress: shown.progress,
        pageNote: shown.pageNote,
        phases: shown.gate === "" ? phaseChoices(list, share) : [],
        phase: String(shown.page),
        previousPage: shown.page - 1,
        nextPage: shown.page + 1,
        hasPrevious: shown.gate === "" && shown.page > 1,
        hasNext: shown.gate === "" && shown.page < shown.pages,
        inGate: shown.gate !== "",
        inOwnChat: readingPlace(turn) === "own chat",
        canChange:
          readingPlace(turn) === "own chat" && deps.consultations.canReplan(turn.person, consultation),
        canClose:
          readingPlace(turn) === "own chat" &&
          closingStatuses.has(consultation.workflowStatus) &&
          deps.consultations.canReplan(turn.person, consultation),
        rows: shown.rows.map((row, at) => ({
          ...rowOf(row, { clock: deps.clock, share, reader: turn.person.id }),
          phase:
            shown.gate === "" || row.action.phase === shown.rows[at - 1]?.action.phase
              ? ""
              : shorten(row.action.phase, 60 * share),
        })),
      }),
      // A page that somebody went to stays; otherwise it opens where the next open step then is.
      { verb: "actions.seeChecklist", data: { ...asked, page: view.page } },
      turn,
    );
  return fitting(shares, make);
}

/** Offered to whoever may take it, until they take it or keep what they have. */
function newerVersion({ consultations }: TeamsDeps, { person }: Turn, consultation: Consultation): string {
  const offered = consultations.canReplan(person, consultation) && consultations.editionOffered(consultation);
  return offered ? "The toolkit has a newer version." : "";
}

const dueOf = (action: Action, { clock }: TeamsDeps): string => {
  const today = dayOf(clock.now());
  return dueWords({ action, late: action.dueDate !== undefined && action.dueDate < today }, today);
};

/** What is late, the longest late first; beside the count, so that nobody has to look for it. */
function lateWords(rows: readonly ChecklistRow[], share: number): string {
  const late = rows
    .filter((row) => row.late)
    .sort((one, other) => (one.action.dueDate ?? "").localeCompare(other.action.dueDate ?? ""));
  if (late.length === 0) return "";
  const named = late.slice(0, lateNamed).map(({ action }) => shortStep(action, 60 * share));
  const more = late.length > lateNamed ? [`${late.length - lateNamed} more`] : [];
  return `Late: ${[...named, ...more].join("; ")}`;
}

function gateWords(
  ahead: GateAhead | undefined,
  // A refusal that has just named the steps is not followed by the same words.
  { share, inView, said }: { share: number; inView: boolean; said: boolean },
) {
  if (!ahead || said) return { gateLine: "", gateAhead: "", gateButton: "", canSeeGate: false };
  const waits = ahead.missing.length > 0;
  return {
    gateLine: waits
      ? shorten(waitsFor(ahead), 600 * share)
      : `Gate ${ahead.gate} is met: nothing is missing.`,
    gateAhead: ahead.gate,
    gateButton: `Show what gate ${ahead.gate} waits for`,
    canSeeGate: waits && !inView,
  };
}

interface Shown {
  rows: readonly ChecklistRow[];
  heading: string;
  progress: string;
  pageNote: string;
  page: number;
  pages: number;
  gate: string;
}

/** The rows on the card: those a gate waits for, or one phase; a long phase takes several pages. */
function shownOf(list: Checklist, view: View, ahead: GateAhead | undefined): Shown {
  const pages = pagesOf(list);
  const nextOpen = pages.findIndex(({ rows }) => rows.some(({ action }) => action.id === list.next?.id)) + 1;
  const page = Math.min(Math.max(view.page || nextOpen, 1), Math.max(1, pages.length));
  // Once the gate is met, or another is next, its card of missing steps has nothing more to say.
  if (ahead && view.gate === ahead.gate && ahead.missing.length > 0) {
    const missing = new Set(ahead.missing.map(({ actionId }) => actionId));
    const rows = list.rows.filter(({ action }) => missing.has(action.id));
    const left = rows.length - rowsOnCard;
    return {
      rows: rows.slice(0, rowsOnCard),
      heading: `What gate ${ahead.gate} waits for`,
      progress: "",
      pageNote: left > 0 ? `And ${count(left, "more step", "more steps")}, shown as these are done.` : "",
      ...{ page, pages: pages.length, gate: ahead.gate },
    };
  }
  const at = pages[page - 1];
  return {
    rows: at?.rows ?? [],
    heading: at?.title || (at ? "Steps" : ""),
    progress: at ? `${at.done} of ${at.total} done${notDone(at)}${at.part}` : "",
    pageNote: pages.length > 1 ? `Page ${page} of ${pages.length}` : "",
    ...{ page, pages: pages.length, gate: "" },
  };
}

const pagesOf = ({ phases }: Checklist) =>
  phases.flatMap(({ title, rows, done, waived, total, late }) => {
    const pages = Math.ceil(rows.length / rowsOnCard);
    return Array.from({ length: pages }, (_, at) => ({
      ...{ title, done, waived, total, late },
      rows: pageOf(rows, { page: at + 1, size: rowsOnCard }).rows,
      part: pages > 1 ? `, part ${at + 1} of ${pages}` : "",
    }));
  });

/** A waived step is closed, and is not called done. */
const notDone = ({ waived, late }: { waived: number; late: number }): string =>
  `${waived > 0 ? `, ${waived} waived` : ""}${late > 0 ? `, ${late} late` : ""}`;

/** How far each phase is, to choose from. */
function phaseChoices(list: Checklist, share: number) {
  const pages = pagesOf(list);
  if (pages.length < 2) return [];
  return pages.map(({ title, part, ...far }, at) => ({
    title: `${shorten(title, 60 * share) || "Steps"} (${far.done} of ${far.total} done${notDone(far)}${part})`,
    value: String(at + 1),
  }));
}
