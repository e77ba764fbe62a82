import { z } from "zod";
import { type Action, noLongerApplies } from "../../actions";
import { dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { asActionId, managersAnswer } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { refreshing } from "../cards/refreshing";
import { shorten } from "../cards/words";
import { clashesStep } from "../consultations/check-clashes";
import { methodsStep } from "../consultations/choose-methods";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Press, TeamsDeps, Turn } from "../turn";
import { aboutStep } from "./about-step";
import { listAgain } from "./list-again";
import { mustBeOwnChat, whereOf } from "./list-mine";
import { isGone, maySee } from "./may-see";
import { dueWords, shortStep, withWhom } from "./rows";
import stepJson from "./step-card.json";
import { type Part, readPart, type Unfolded, withTyped } from "./unfold";
import { readView, type View } from "./view";
import { readWhence, type Whence, whenceText } from "./whence";

const stepCard = cardFrom(stepJson);
/** In bytes on the way to Teams. Any note a step can hold fits; of a longer one, what fits is in the box. */
const longestShown = 12_000;
const longestReasonShown = 2_000;
const cutTo = 1_000;
const reasonCutTo = 250;
/** More than enough for everything the toolkit says of a step. */
const longestWords = 500;
const longestNotes = 600;

const typedText = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const dataSchema = z.looseObject({
  id: z.string().min(1).max(40),
  from: z.unknown().optional(),
  part: z.unknown().optional(),
  evidence: typedText,
  reason: typedText,
  toWhom: typedText,
  toPerson: typedText,
  note: typedText,
  snoozeDay: typedText,
});

/** Everything that can stand in the boxes of a step's card. */
export interface TypedOnStep {
  evidence: string;
  reason: string;
  toWhom: string;
  note: string;
  snoozeDay: string;
}

export interface StepData {
  id: Action["id"];
  from: Whence;
  view: View;
  /** What was open under its row when the button there was pressed. */
  part: Part | undefined;
  /** Pressed on the card that brought an offer. */
  onOwnCard: boolean;
  typed: TypedOnStep;
  /** Who was chosen where several people have the name; empty when nobody was. */
  toPerson: string;
}

export function readStepData(data: unknown): StepData {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: my actions");
  const { id, from, part, evidence = "", reason = "", toWhom = "", toPerson = "" } = read.data;
  const { note = "", snoozeDay = "" } = read.data;
  return {
    ...{ id: asActionId(id), from: readWhence(from), view: readView(data) },
    ...{ part: readPart(part), onOwnCard: part === "card" },
    ...{ typed: { evidence, reason, toWhom, note, snoozeDay }, toPerson },
  };
}

export const openStep: Press = async (deps, turn, data) => {
  const asked = readStepData(data);
  const { id, view, from } = asked;
  // A list can say that it is gone, and show what is left; in a channel there is no list to show.
  if (from.list !== "checklist" && turn.where === "personal" && isGone(deps, turn, id))
    return listAgain(deps, turn, { ...asked, problem: goneWords });
  return step(deps, turn, { action: known(deps, turn, id), view, from });
};

/**
 * A step, for somebody who may see it where they are. One that is hidden from a councillor is answered like
 * one that is not there.
 */
export function known(deps: TeamsDeps, turn: Turn, id: Action["id"]): Action {
  const action = deps.actions.find(id);
  if (action && maySee(deps, turn, action)) return action;
  if (readingPlace(turn) === "channel")
    throw new Failure("not_allowed", "I cannot show that step here. Open our own chat and type: my actions");
  throw new Failure("not_found", "That step is no longer on the list. Open the checklist again.");
}

export const goneWords =
  "That action is no longer on the list. Somebody may have taken it out in SharePoint.";

/**
 * Does something to a step. When that is refused, the card it was asked on comes back, with the step as it
 * now is and all that was typed.
 */
export async function orStepAgain(
  deps: TeamsDeps,
  turn: Turn,
  { asked, verb, open }: { asked: StepData; verb: string; open?: StepAsk["open"] },
  work: () => Promise<Card>,
): Promise<Card> {
  mustBeWhereItIs(turn, asked);
  // A list can say that it is gone, and show what is left.
  if (asked.from.list !== "checklist" && isGone(deps, turn, asked.id))
    return listAgain(deps, turn, { ...asked, problem: withTyped(goneWords, asked.typed) });
  const before = known(deps, turn, asked.id);
  try {
    return await work();
  } catch (failure) {
    const action = deps.actions.find(asked.id) ?? before;
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb });
    return askedAgain(deps, turn, { asked, action, open, problem: failure.message });
  }
}

/** The lists of one person's own are answered nowhere else, so nothing is done that could not be shown. */
export function mustBeWhereItIs(turn: Turn, { from }: StepData): void {
  if (from.list !== "checklist") mustBeOwnChat(turn, "my actions");
}

/** What was asked for, with what still stands in its way. */
export async function askedAgain(
  deps: TeamsDeps,
  turn: Turn,
  {
    asked,
    action,
    ...said
  }: {
    asked: StepData;
    action: Action;
    problem: string;
    open?: StepAsk["open"];
    people?: readonly Person[];
  },
): Promise<Card> {
  const { id, view, from, typed, part } = asked;
  if (!part) return step(deps, turn, { action, view, from, typed, ...said });
  const unfolded: Unfolded = { id, part, typed, problem: said.problem, people: said.people };
  // A row that is closed, or gone to somebody else, has nothing to open: then the list says why.
  const canOpen = action.status !== "Done" && action.status !== "Waived";
  return listAgain(deps, turn, {
    ...{ view, from, action },
    ...(canOpen ? { open: unfolded } : { problem: withTyped(said.problem, typed) }),
  });
}

export interface StepAsk {
  action: Action;
  from: Whence;
  view: View;
  problem?: string;
  typed?: TypedOnStep;
  /** Which part of the card is opened, so that what was typed there is seen. */
  open?: "waive" | "handOver";
  /** Whom the name that was typed may mean. */
  people?: readonly Person[];
}

export function step(deps: TeamsDeps, turn: Turn, ask: StepAsk): Card {
  const { action, from, view, problem, typed, open, people = [] } = ask;
  const { person } = turn;
  const about = aboutStep(deps, action);
  const today = dayOf(deps.clock.now());
  const late = action.status === "Open" && action.dueDate !== undefined && action.dueDate < today;
  const closed = action.status === "Done" || action.status === "Waived";
  const can = (permission: "canComplete" | "canWaive" | "canHandOver") =>
    !closed && deps.actions[permission](person, action);
  const canTick = can("canComplete");
  const canWaive = can("canWaive");
  const canHandOver = can("canHandOver");
  const canRead = deps.consultations.canSeeEvidence(person, readingPlace(turn));
  const kept = canRead ? action : { evidence: "", waivedReason: "" };
  const evidence = inBox(typed?.evidence || kept.evidence || "", { fits: longestShown, cutTo });
  const reason = inBox(typed?.reason || kept.waivedReason || "", {
    fits: longestReasonShown,
    cutTo: reasonCutTo,
  });
  const target = { id: action.id, ...view, from: whenceText(from) };
  const card = stepCard({
    ...target,
    reference: action.reference ?? "",
    backVerb: backVerb(from, action),
    stepName: shortStep(action, 120),
    where: whereOf(deps, turn, action),
    due: `${dueWords({ action, late }, today)}${withWhom(action, { reader: person.id })}`,
    color: late ? "Attention" : "Default",
    gateNote: deps.actions.workEnded(action) ?? gateNote(action, deps.actions.gateOf(action)),
    problemsTitle: shorten(problem, 400),
    ...offerOf(deps, person, action),
    origin: canRead && action.origin?.text ? `From a message: ${shorten(action.origin.text, 300)}` : "",
    originUrl: canRead ? linkOr(action.origin?.url) : "",
    notes: canRead ? lastOf(action.note, longestNotes) : "",
    do: shorten(about?.do, longestWords),
    why: shorten(about?.why, longestWords),
    counts: shorten(about?.evidence, longestWords),
    signOff: shorten(about?.signOff, longestWords),
    clashesReference: action.stepId === clashesStep && canRead ? (action.reference ?? "") : "",
    methodsReference: action.stepId === methodsStep ? (action.reference ?? "") : "",
    sourcesTitle: "Sources",
    sources: sourcesOf(about),
    closedNote: canRead ? closedNote(action) : hiddenNote(action),
    ...{ canTick, canWaive, canHandOver },
    canUndo: closed && deps.actions.canReopen(person, action),
    youTyped: youTyped(typed, { evidence: canTick, reason: canWaive, toWhom: canHandOver }),
    evidence: evidence.shown,
    keptEvidence: evidence.cut
      ? `You typed ${evidence.letters} characters, more than a step holds. The first 1,000 are in the box; keep the whole in a document and link to it.`
      : "",
    reason: reason.shown,
    keptReason: reason.cut
      ? `You typed ${reason.letters} characters. The first ${reasonCutTo} are in the box.`
      : "",
    toWhom: [...(typed?.toWhom ?? "")].slice(0, 200).join(""),
    people: people.map(({ id, name, email }) => ({
      title: [shorten(name, 60), shorten(email, 60)].filter(Boolean).join(", "),
      value: id,
    })),
    waiveOpen: open === "waive",
    handOverOpen: open === "handOver",
  });
  return refreshing(card, { verb: "actions.openStep", data: target }, turn);
}

const backVerb = (from: Whence, { reference }: Action): string => {
  if (from.list === "reminder") return "actions.seeReminder";
  if (from.list === "nobodys") return "actions.listUnowned";
  return from.list === "mine" || !reference ? "actions.listMine" : "actions.seeChecklist";
};

/** Whom it is offered to, and what this person may do about that. */
function offerOf({ actions }: TeamsDeps, person: Person, action: Action) {
  const { offeredTo, offeredBy } = action;
  const closed = action.status === "Done" || action.status === "Waived";
  if (!offeredTo || closed) return { offer: "", canAnswer: false, canTakeBack: false };
  const canAnswer = actions.canAnswerHandOver(person, action);
  const giver = shorten(offeredBy?.name, 60) || "A colleague";
  const taker = shorten(offeredTo.name, 60) || "a colleague";
  return {
    offer: canAnswer ? `${giver} offers it to you.` : `It is offered to ${taker}, who has not answered yet.`,
    ...{ canAnswer, canTakeBack: !canAnswer && actions.canTakeBack(person, action) },
  };
}

/** The newest stand last, so that is the part that is kept. */
function lastOf(notes: string | undefined, most: number): string {
  const letters = [...(notes ?? "").replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim()];
  return letters.length <= most ? letters.join("") : `…${letters.slice(-most).join("")}`;
}

/** What fits in a box of a card, by bytes: some scripts and emoji take many a letter. */
function inBox(text: string, { fits, cutTo: most }: { fits: number; cutTo: number }) {
  const letters = [...text];
  const cut = Buffer.byteLength(JSON.stringify(text), "utf8") > fits;
  return { shown: cut ? letters.slice(0, most).join("") : text, cut, letters: letters.length };
}

/** What was typed where there is no box for it any more is said, to be copied. */
function youTyped(
  typed: TypedOnStep | undefined,
  boxes: Record<"evidence" | "reason" | "toWhom", boolean>,
): string {
  if (!typed) return "";
  const left = [typed.evidence, typed.reason, typed.toWhom].filter(
    (text, at) => text && ![boxes.evidence, boxes.reason, boxes.toWhom][at],
  );
  return left.length === 0 ? "" : `You typed: ${shorten(left.join("; "), 2_000)}`;
}

function gateNote({ status, stepId }: Action, gate: string | undefined): string {
  if (!gate || status === "Done" || status === "Waived") return "";
  if (stepId === managersAnswer)
    return "Your manager's approval ticks this. If it is approved already, ask a manager to tick it.";
  return `Gate ${shorten(gate, 8)} waits for this step. Only a manager can waive it.`;
}

/** That something was written is no secret; what it says is. */
const hiddenNote = ({ evidence, waivedReason }: Action): string =>
  evidence || waivedReason ? "What was written of this step is for officers, in their own chat with me." : "";

function closedNote(action: Action): string {
  if (action.status === "Done") return action.evidence ? `Evidence: ${shorten(action.evidence, 600)}` : "";
  if (action.status !== "Waived") return "";
  const reason = shorten(action.waivedReason, 600);
  if (noLongerApplies(action)) return reason;
  const by = action.doneBy?.name ? ` by ${shorten(action.doneBy.name, 60)}` : "";
  const on = action.doneOn ? ` on ${inWords(action.doneOn)}` : "";
  return `Waived${by}${on}${reason ? `: ${reason}` : ". No reason is on record. Press Undo, then waive it again and say why."}`;
}

type FoundStep = ReturnType<TeamsDeps["findStep"]>;

const checkedWords = {
  "source seen": "(checked)",
  "from memory": "(not yet checked by legal)",
  "house rule": "(this toolkit's own rule)",
} as const;

/** A step can say more than its sources were checked for; then the mark stands for all of them. */
function sourcesOf(about: FoundStep) {
  const sources = about?.sources ?? [];
  return sources.map(({ name, verified }) => ({
    name: shorten(name, 200),
    checked: checkedWords[about?.verified === "from memory" ? "from memory" : verified],
  }));
}
