import type { Action } from "../../actions";
import { dayOf } from "../../common/days";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { refreshing } from "../cards/refreshing";
import { shorten } from "../cards/words";
import { clashesStep } from "../consultations/check-clashes";
import { methodsStep } from "../consultations/choose-methods";
import { readingPlace } from "../reading-place";
import type { TeamsDeps, Turn } from "../turn";
import { aboutStep } from "./about-step";
import { whereOf } from "./list-mine";
import { dueWords, shortStep, withWhom } from "./rows";
import stepJson from "./step-card.json";
import type { TypedOnStep } from "./step-data";
import { closedNote, gateNote, hiddenNote, inBox, lastOf, sourcesOf, youTyped } from "./step-words";
import type { View } from "./view";
import { type Whence, whenceText } from "./whence";

const stepCard = cardFrom(stepJson);
/** In bytes on the way to Teams. Any note a step can hold fits; of a longer one, what fits is in the box. */
const longestShown = 12_000;
const longestReasonShown = 2_000;
const cutTo = 1_000;
const reasonCutTo = 250;
/** More than enough for everything the toolkit says of a step. */
const longestWords = 500;
const longestNotes = 600;

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
