import { z } from "zod";
import type { Action, ChecklistRow } from "../../actions";
import { Failure } from "../../common/failure";
import { has } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import myActionsJson from "./my-actions-card.json";
import { dueShort, rowOf } from "./rows";
import { problemWithout, quickParts, type Unfolded, withUnfolded } from "./unfold";
import { readWhence, whenceText } from "./whence";

export const actionsListCard = cardFrom(myActionsJson);
export const rowsOnCard = 8;
/** How much is said of each row, and of how many offers. */
interface Way {
  share: number;
  /** Of how many offers is told; the rest is counted. */
  most: number;
  /** Rows that stay in sight around one that is open. */
  around: number;
}
export const ways: readonly [Way, ...Way[]] = [
  { share: 1, most: 3, around: rowsOnCard },
  { share: 0.6, most: 3, around: rowsOnCard },
  { share: 0.35, most: 3, around: rowsOnCard },
  { share: 0.2, most: 2, around: 3 },
  { share: 0.1, most: 2, around: 1 },
];

/** The rows of the page; those next to the open one, where the page has no room for them all. */
export function inSight<Row>(rows: readonly Row[], isOpen: (row: Row) => boolean, around: number) {
  const at = rows.findIndex(isOpen);
  if (at < 0 || around >= rowsOnCard) return rows;
  const first = Math.max(0, at - Math.floor(around / 2));
  return rows.slice(first, first + around);
}

export const listMine: Command = async (deps, turn) => ({
  card: myActions(deps, turn, { page: 1, later: false }),
  summary: "My actions",
});

const dataSchema = z.looseObject({
  ...{ page: z.unknown().optional(), later: z.unknown().optional(), from: z.unknown().optional() },
});

export const pressListMine: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "my actions");
  const { page, later, from } = dataSchema.parse(data ?? {});
  const whence = readWhence(from);
  const unfolded = whence.list === "mine" && whence.later;
  return myActions(deps, turn, {
    page: readPage(page),
    later: later === true || later === "true" || unfolded,
  });
};

/** What people owe, and how they want to be reminded of it, is theirs to read. */
export function mustBeOwnChat({ where }: Turn, typed: string): void {
  if (where !== "personal")
    throw new Failure("not_allowed", `I show that only to you. Open our own chat and type: ${typed}`);
}

export interface MyActionsAsk {
  page: number;
  /** Whether what is due after this week is shown as well. */
  later: boolean;
  note?: string;
  ticked?: Action;
  problem?: string;
  open?: Unfolded;
}

export function myActions(deps: TeamsDeps, turn: Turn, ask: MyActionsAsk): Card {
  const { person } = turn;
  const { note, ticked, problem, open } = ask;
  const mine = deps.actions.listMine({ person });
  const { late, thisWeek, later } = mine;
  const soon = late.length + thisWeek.length;
  const folded = !ask.later && soon > 0;
  const grouped = [
    ...inGroup("Late", late),
    ...inGroup("This week", thisWeek),
    ...(folded ? [] : inGroup("Later", later)),
  ];
  const shown = pageOf(grouped, { page: ask.page, size: rowsOnCard });
  const owed = mine.rows.length;
  const from = whenceText({ list: "mine", later: ask.later });
  const make = ({ share, most, around }: Way) => {
    const rows = inSight(shown.rows, ({ row }) => row.action.id === open?.id, around);
    const onCard = open?.part === "decline" ? mine.offered : rows.map(({ row }) => row);
    const said =
      problem ??
      problemWithout(
        open,
        onCard.map(({ action }) => action.id),
      );
    const card = actionsListCard({
      heading: "My actions",
      subheading: `You owe ${count(owed, "action")}${late.length > 0 ? `, ${late.length} late` : ""}`,
      staleNote: staleNote(mine, deps.clock),
      empty: owed === 0 ? "You owe nothing. To start something, type: plan a consultation" : "",
      ...{ note: note ?? "", problem: shorten(said, 800), undoId: ticked?.id ?? "", from },
      canAdd: deps.actions.canAdd(person),
      ...offersOf(deps, mine.offered.map(actionOf), { share, most, open }),
      ...givenOf(deps, mine.given.map(actionOf), { share, most }),
      ...shown,
      showLater: folded && later.length > 0 ? `Show later (${later.length})` : "",
      laterShown: ask.later,
      listVerb: "actions.listMine",
      otherList: has(person, "engagementLead") ? "Nobody's actions" : "",
      otherVerb: "actions.listUnowned",
      rows: rows.map(({ row, group, many }, at) => ({
        ...listRow(deps, turn, { row, share }),
        group: group === rows[at - 1]?.group ? "" : `${group} (${many})`,
      })),
    });
    return open ? withOpen(deps, turn, { card, open, page: shown.page, from, share }) : card;
  };
  return fitting(ways, make);
}

/** The list with one of its actions open under its row. */
export function withOpen(
  deps: TeamsDeps,
  turn: Turn,
  { card, open, ...place }: { card: Card; open: Unfolded; page: number; from: string; share: number },
): Card {
  const action = deps.actions.find(open.id);
  if (!action) return card;
  const rowId = `${open.part === "decline" ? "offer" : "row"}${open.id}`;
  return withUnfolded(card, rowId, quickParts(deps, turn, { ...open, action, ...place }));
}

const actionOf = ({ action }: ChecklistRow): Action => action;
const inGroup = (group: string, rows: readonly ChecklistRow[]) =>
  rows.map((row) => ({ row, group, many: rows.length }));

export function listRow(deps: TeamsDeps, turn: Turn, { row, share }: { row: ChecklistRow; share: number }) {
  const { stepId, title, ...words } = rowOf(row, { clock: deps.clock, share });
  return {
    ...words,
    name: `${stepId} ${title}`.trim(),
    where: whereOf(deps, turn, row.action, share),
    canDone: row.action.status !== "Done" && deps.actions.canComplete(turn.person, row.action),
  };
}

function offersOf(
  deps: TeamsDeps,
  offered: readonly Action[],
  { share, most, open }: Pick<Way, "share" | "most"> & { open: Unfolded | undefined },
) {
  // What is being declined stays in sight.
  const sorted = [...offered].sort(
    (one, other) => Number(other.id === open?.id) - Number(one.id === open?.id),
  );
  return {
    offers: sorted.slice(0, most).map((action, at) => ({
      id: action.id,
      group: at === 0 ? `Offered to you (${offered.length})` : "",
      name: shorten(action.title, 90 * share),
      detail: `From ${shorten(action.offeredBy?.name ?? action.owner?.name, 60 * share) || "a colleague"}. ${dueShort(deps, action)}.`,
    })),
    moreOffers: offered.length > most ? `And ${count(offered.length - most, "more offer")} after these.` : "",
  };
}

function givenOf(deps: TeamsDeps, given: readonly Action[], { share, most }: Pick<Way, "share" | "most">) {
  return {
    given: given.slice(0, most).map((action, at) => ({
      id: action.id,
      group: at === 0 ? `What you offered (${given.length})` : "",
      name: shorten(action.title, 90 * share),
      detail: `To ${shorten(action.offeredTo?.name, 60 * share) || "a colleague"}, who has not answered yet. ${dueShort(deps, action)}.`,
    })),
    moreGiven: given.length > most ? `And ${count(given.length - most, "more offer")} after these.` : "",
  };
}

/** The consultation a step belongs to, so that step 2.1 of two consultations can be told apart. */
export function whereOf(
  { consultations }: TeamsDeps,
  turn: Pick<Turn, "person" | "where">,
  { reference }: Action,
  share = 1,
): string {
  const consultation = reference && consultations.find(reference);
  if (!consultation) return reference ?? "";
  if (!consultations.canSeeRecord(turn.person, consultation, readingPlace(turn))) return "";
  return [reference, shorten(consultation.title, 60 * share)].filter(Boolean).join(" ");
}
