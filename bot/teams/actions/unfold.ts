import { z } from "zod";
import type { Action } from "../../actions";
import { toDay } from "../../common/days";
import type { Person } from "../../common/person";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import type { TeamsDeps, Turn } from "../turn";
import quickJson from "./quick-card.json";

const quickCard = cardFrom(quickJson);

/** What of a row is open under it, so that an action is finished without leaving its list. */
export const parts = ["done", "more", "snooze", "handOver", "decline"] as const;
export type Part = (typeof parts)[number];

const partSchema = z.enum(parts).optional().catch(undefined);
export const readPart = (part: unknown): Part | undefined => partSchema.parse(part);

/** What may have been typed there. */
export interface TypedInPart {
  evidence?: string;
  reason?: string;
  toWhom?: string;
  note?: string;
  snoozeDay?: string;
}

export interface Unfolded {
  id: Action["id"];
  part: Part;
  problem?: string;
  typed?: TypedInPart;
  /** Whom the name that was typed may mean. */
  people?: readonly Person[];
  /** The day they chose is past its due day: they may have it all the same. */
  snoozeAnyway?: boolean;
}

/** Why something was not done, with what was typed, where there is no box for it any more. */
export function withTyped(problem: string, { evidence, reason, note }: TypedInPart): string {
  const typed = [evidence, reason, note].filter(Boolean).join("; ");
  return typed ? `${problem} You typed: ${shorten(typed, 300)}` : problem;
}

/** What a card says of an open part whose row is not on it, such as one that went to somebody else meanwhile. */
export const problemWithout = (open: Unfolded | undefined, onCard: readonly Action["id"][]): string =>
  open && !onCard.includes(open.id) ? withTyped(open.problem ?? "", open.typed ?? {}) : "";

const longestInBox = 3_000;
const fewestInBox = 600;

/** The boxes and buttons for one action, as a card's body. */
export function quickParts(
  deps: TeamsDeps,
  { person }: Pick<Turn, "person">,
  {
    action,
    page,
    from,
    share,
    ...open
  }: Omit<Unfolded, "id"> & {
    action: Action;
    page: number;
    from: string;
    /** How much of people's words there is room for. */
    share: number;
  },
): Card {
  const { part, problem, typed = {}, people = [] } = open;
  const may = (permission: "canSnooze" | "canHandOver" | "canNote", ...shownIn: Part[]) =>
    shownIn.includes(part) && deps.actions[permission](person, action);
  const most = Math.max(fewestInBox, longestInBox * share);
  const evidence = boxed(part === "done" ? (typed.evidence ?? action.evidence ?? "") : "", most);
  const reason = boxed(part === "decline" ? (typed.reason ?? "") : "", most);
  const note = boxed(part === "more" ? (typed.note ?? "") : "", most);
  const whole = [evidence, reason, note].every((box) => box.whole);
  return quickCard({
    ...{ id: action.id, page, from, part, problem: shorten(problem, 400) },
    evidenceLabel: "Evidence: a short note or a link",
    ...{ evidence: evidence.value, reason: reason.value, noteTyped: note.value },
    kept: whole ? "" : "What you typed is too long for this card. Its beginning is in the box.",
    canSnooze: may("canSnooze", "more", "snooze"),
    canHandOver: may("canHandOver", "more", "handOver"),
    canNote: may("canNote", "more"),
    snoozeDay: toDay(typed.snoozeDay) ?? "",
    snoozeAnyway: open.snoozeAnyway === true,
    toWhom: shorten(typed.toWhom, 200),
    people: people.map(({ id, name, email }) => ({
      title: [shorten(name, 60 * share), shorten(email, 60 * share)].filter(Boolean).join(", "),
      value: id,
    })),
    originUrl: part === "more" ? linkOr(action.origin?.url) : "",
  });
}

/** The list's card with these boxes at the end of the row they are about. */
export function withUnfolded(card: Card, rowId: string, quick: Card): Card {
  const body = (card.body as { id?: string; items?: unknown[] }[]).map((element) =>
    element.id === rowId ? { ...element, items: [...(element.items ?? []), ...quick.body] } : element,
  );
  return { ...card, body };
}
