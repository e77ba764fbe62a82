import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import { has, type Person } from "../common/person";
import type { Action, ActionChange } from "./action";
import { mustBeOpen, workMustGoOn } from "./closed";
import { asItIs, found, stepName } from "./find-action";
import { type HandOverDeps, noOffer } from "./hand-over";
import { type Telling, tellNews, toldAll } from "./hand-over-notices";
import { canAnswerHandOver } from "./permissions";
import { readWords } from "./read-words";

const longestReason = 500;

export interface AnsweredHandOver extends Telling {
  action: Action;
  /** `not offered`: they declined what is not offered to them any more, so nothing changed. */
  how: "accepted" | "declined" | "not offered";
}

/** Takes a step that is offered, or leaves it with its owner. Whoever offered it is told either way. */
export const answerHandOver = (
  deps: HandOverDeps,
  { accept: accepts, ...ask }: { id: ActionId; accept: boolean; reason: string; by: Person },
): Promise<AnsweredHandOver> => (accepts ? accept(deps, ask) : decline(deps, ask));

async function accept(
  deps: HandOverDeps,
  { id, by }: { id: ActionId; by: Person },
): Promise<AnsweredHandOver> {
  const action = found(deps.actions, id);
  if (action.owner?.id === by.id) return { ...toldAll, action, how: "accepted" };
  mayAccept(deps, by, action);
  const decide = (row: Action): ActionChange => ({
    owner: { id: by.id, name: by.name },
    ...noOffer,
    // It was put off by somebody else, for reasons of their own.
    ...(row.snoozedUntil && { snoozedUntil: undefined }),
  });
  let giver = { offeredBy: action.offeredBy, owner: action.owner };
  let isNew = true;
  const changed = await deps.actions.change({
    ...{ action, change: decide(action), by, at: deps.clock.now() },
    what: `${stepName(action)} handed over`,
    said: (row) => row.owner?.name ?? "",
    again: (newest) => {
      if (newest.owner?.id === by.id) {
        isNew = false;
        return asItIs;
      }
      mayAccept(deps, by, newest);
      giver = { offeredBy: newest.offeredBy, owner: newest.owner };
      return decide(newest);
    },
  });
  if (!isNew) return { ...toldAll, action: changed, how: "accepted" };
  const news = { action: changed, by, what: "accepted", reason: "" } as const;
  const telling = await tellNews(deps, { ...news, people: [giver.offeredBy, giver.owner] });
  return { ...telling, action: changed, how: "accepted" };
}

async function decline(
  deps: HandOverDeps,
  { id, reason, by }: { id: ActionId; reason: string; by: Person },
): Promise<AnsweredHandOver> {
  const action = found(deps.actions, id);
  mustNotBeTheirs(by, action);
  if (!canAnswerHandOver(by, action)) return { ...toldAll, action, how: "not offered" };
  const said = readWords(reason, {
    missing: "Say why you decline it. A few words are enough.",
    longest: longestReason,
    tooLong: (length) => `The reason has ${length} characters. Shorten it to ${longestReason}.`,
  });
  const change: ActionChange = noOffer;
  let giver = action.offeredBy ?? action.owner;
  let isNew = true;
  const changed = await deps.actions.change({
    ...{ action, change, by, at: deps.clock.now() },
    what: `${stepName(action)} declined`,
    isOurs: (newest) => newest.owner?.id === action.owner?.id,
    said: (row) => (row.offeredTo ? `Offered to ${row.offeredTo.name}` : said),
    again: (newest) => {
      mustNotBeTheirs(by, newest);
      if (!canAnswerHandOver(by, newest)) {
        isNew = false;
        return asItIs;
      }
      giver = newest.offeredBy ?? newest.owner;
      return change;
    },
  });
  if (!isNew) return { ...toldAll, action: changed, how: "not offered" };
  const news = { action: changed, by, what: "declined", reason: said } as const;
  return { ...(await tellNews(deps, { ...news, people: [giver] })), action: changed, how: "declined" };
}

function mayAccept(deps: HandOverDeps, by: Person, action: Action): void {
  if (!canAnswerHandOver(by, action))
    throw new Failure(
      "conflict",
      `${stepName(action)} is not offered to you any more. To see what you owe, type: my actions`,
    );
  if (!has(by, "officer"))
    throw new Failure("not_allowed", "Only an officer can accept a step. Decline it, please.");
  workMustGoOn(deps, action);
  mustBeOpen(action);
}

function mustNotBeTheirs(by: Person, action: Action): void {
  if (action.owner?.id === by.id && !canAnswerHandOver(by, action))
    throw new Failure("conflict", `${stepName(action)} is yours already. To give it away, hand it over.`);
}
