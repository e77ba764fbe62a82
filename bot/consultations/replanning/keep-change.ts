import { type Day, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { noClashes } from "../clashing/clash-check";
import { noteLines, notesOnRecord, problemsOfDates } from "../clashing/dates-notes";
import type { Consultation, Named, StepToOwe } from "../consultation";
import type { ChangeLine } from "../consultation-writer";
import { versionInShort } from "../template-version";
import { readReason } from "./managers-check";
import { noLongerApplies, type Replanned, type StepOutcome } from "./replan";
import type { StepChange } from "./replan-record";
import { tellOfReplan } from "./replan-told";
import {
  isAsSeen,
  type ReplanCall,
  type ReplanDeps,
  type ReplanKind,
  type ReplanView,
  type ReplanWhat,
  workOut,
} from "./replan-view";
import { basisOf } from "./step-basis";

/** A change that is now on the register. */
export interface ChangeKept {
  what: ReplanWhat;
  consultation: Consultation;
  replanned: Replanned;
  /** Who else hears of it, by name. */
  told: readonly string[];
}

const lookAgain = "Something changed since you saw this. Look at it again, then keep it.";

/**
 * Keeps a change that was shown. When anything is no longer as it was shown, nothing is written and it is
 * shown again. Keeping it twice, or after a try that broke off, writes only what is missing.
 * @throws Failure `unavailable` when the list cannot be written; what was typed is still with the person.
 */
export async function keepChange(
  deps: ReplanDeps,
  kind: ReplanKind,
  call: ReplanCall & { seen: string },
): Promise<{ kept: ChangeKept } | { view: ReplanView }> {
  const { view, replanned } = await workOut(deps, kind, call);
  if (!replanned || replanned.level.stopped) return { view };
  if (!isAsSeen(call.seen, view.seen, replanned)) return { view: { ...view, note: lookAgain } };
  const { consultation, check } = view;
  if (check && !check.mayKeep) return { view };
  const said = check && readReason(call.typed.reason);
  if (said && "problem" in said)
    return { view: { ...view, problems: [{ input: "reason", message: said.problem }] } };

  const clashes = view.clashes ?? noClashes;
  const refused = problemsOfDates(clashes, call.typed);
  if (refused.length > 0) {
    const never = refused.filter(({ input }) => input === "endDate").map(({ message }) => message);
    return { view: { ...view, problems: refused, note: never.join(" ") } };
  }
  const datesNote = notesOnRecord(clashes, call.typed);
  // What was agreed about other dates says nothing of these, and the history has it.
  const noted = view.clashes && datesNote !== consultation.datesNote ? { datesNote } : {};

  const checked: ChangeLine[] =
    check && said
      ? [{ what: "Change checked by a manager", from: "", to: `${check.what} Reason: ${said.reason}` }]
      : [];
  const { countedBases, councilDates } = deps;
  const { reference } = consultation;
  const by: Named = { id: call.by.id, name: call.by.name };
  const counted = await countedBases.get(reference);
  const from = counted ?? basisOf(consultation, councilDates);
  // Noted before anything is written: what breaks off can then be told from what is whole.
  if (!counted) await countedBases.move({ reference, from: undefined, to: from });
  try {
    const row = await deps.replanRecord.write({
      consultation,
      change: { ...replanned.change, ...noted },
      steps: replanned.steps.flatMap((step) => changeOf(step)),
      added: replanned.steps.flatMap((step) => toOwe(step, consultation, call.by)),
      lines: [
        ...linesOf(consultation, replanned, kind.what),
        ...("datesNote" in noted ? noteLines(consultation.datesNote, datesNote) : []),
        ...checked,
      ],
      by,
      at: deps.clock.now(),
    });
    // The record is written; a mark that could not be moved only means looking once more.
    const to = basisOf(row, councilDates);
    if (view.clashes) deps.saved(row);
    await countedBases.move({ reference, from, to }).catch(() => false);
    const told = await tellOfReplan(
      deps,
      {
        ...{ consultation: row, by, before: kind.what === "steps" ? to : from, after: to },
        steps: replanned.steps.length,
        reason: said?.reason ?? (kind.what === "level" ? (call.typed.reason ?? "").trim() : ""),
      },
      { touchesApproved: kind.what !== "steps" && Object.keys(replanned.change).length > 0 },
    );
    return { kept: { what: kind.what, consultation: row, replanned, told } };
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== "conflict") throw failure;
    await deps.register.refresh();
    const again = await workOut(deps, kind, call);
    return { view: { ...again.view, note: lookAgain } };
  }
}

/** That nobody is named tells what a change closed from what a person waived. */
const byNobody = { doneBy: undefined, doneOn: undefined };

function changeOf({ kind, id, from, to, why, words }: StepOutcome): StepChange[] {
  if (!id) return [];
  switch (kind) {
    case "moved":
      return [{ id, dueDate: to, ...words }];
    case "no longer applies":
      return [{ id, status: "Waived", waivedReason: `${noLongerApplies}: ${why}.`, ...byNobody }];
    case "applies again":
      return [
        { id, status: "Open", waivedReason: "", ...byNobody, ...(to !== from && { dueDate: to }), ...words },
      ];
    case "reworded":
      return [{ id, ...words }];
    default:
      return [];
  }
}

function toOwe({ planned, kind }: StepOutcome, { leadOfficer }: Consultation, by: Person): StepToOwe[] {
  if (kind !== "added" || !planned) return [];
  return [
    {
      stepId: planned.stepId,
      title: planned.title,
      phase: planned.phaseTitle,
      gate: planned.gate,
      owner: leadOfficer ?? { id: by.id, name: by.name },
      dueDate: planned.dueOn,
      done: undefined,
    },
  ];
}

/** The old and the new of everything, so that nothing is lost by changing it. */
function linesOf(row: Consultation, { change, steps, level }: Replanned, what: ReplanWhat): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const changed = (...names: (keyof typeof change)[]) => names.some((name) => name in change);
  const next = { ...row, ...change };
  if (changed("startDate", "endDate", "decisionDate"))
    lines.push({ what: "Dates changed", from: datesIn(row), to: datesIn(next) });
  if (
    changed("engagementLevel", "track", "levelReason") &&
    (what !== "dates" || changed("engagementLevel", "track"))
  )
    lines.push({
      what: what === "level" ? "Level chosen against the answers" : "Level changed",
      from: `${levelIn(row)}\n${row.levelReason}`.trim(),
      to: `${levelIn(next)}\n${level.reasons.join("\n")}`.trim(),
    });
  if (what === "answers" && changed("levelAnswers"))
    lines.push({ what: "Answers about the level changed", from: row.levelAnswers, to: next.levelAnswers });
  if (changed("templateVersion"))
    lines.push({
      what: "Toolkit version changed",
      from: versionInShort(row.templateVersion),
      to: versionInShort(next.templateVersion),
    });
  return [...lines, ...stepLines(steps), ...renamedLine(steps)];
}

function stepLines(steps: readonly StepOutcome[]): ChangeLine[] {
  const line = (
    kind: StepOutcome["kind"],
    what: (many: string) => string,
    say: { from(step: StepOutcome): string; to(step: StepOutcome): string },
  ): ChangeLine[] => {
    const these = steps.filter((step) => step.kind === kind);
    if (these.length === 0) return [];
    const each = (words: (step: StepOutcome) => string) =>
      these.map((step) => `${step.stepId}: ${words(step)}`).join("\n");
    return [
      {
        what: what(these.length === 1 ? "1 step" : `${these.length} steps`),
        from: each(say.from),
        to: each(say.to),
      },
    ];
  };
  const from = (step: StepOutcome) => dayWords(step.from);
  const to = (step: StepOutcome) => dayWords(step.to);
  return [
    ...line("moved", (many) => `${many} moved`, { from, to }),
    ...line("added", (many) => `${many} added`, { from: () => "not there", to }),
    ...line("no longer applies", (many) => `${many} closed: no longer applies`, {
      from,
      to: ({ why }) => why,
    }),
    ...line("applies again", (many) => `${many} opened: applies again`, { from: () => noLongerApplies, to }),
  ];
}

function renamedLine(steps: readonly StepOutcome[]): ChangeLine[] {
  const renamed = steps.filter(({ words }) => words?.title !== undefined);
  if (renamed.length === 0) return [];
  const each = (title: (step: StepOutcome) => string) =>
    renamed.map((step) => `${step.stepId}: ${title(step)}`).join("\n");
  return [
    {
      what: `${renamed.length === 1 ? "1 step" : `${renamed.length} steps`} renamed`,
      from: each(({ title }) => title),
      to: each(({ words }) => words?.title ?? ""),
    },
  ];
}

const dayWords = (on: Day | undefined): string => (on ? inWords(on) : "no day set");

const datesIn = ({ startDate, endDate, decisionDate }: Consultation): string =>
  `Opens ${dayWords(startDate)}, closes ${dayWords(endDate)}, decision ${dayWords(decisionDate)}`;

const levelIn = ({ engagementLevel, track }: Consultation): string =>
  `Level ${engagementLevel ?? "not set"}, track ${track ?? "not set"}`;
