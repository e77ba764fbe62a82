import { z } from "zod";
import type { Card } from "../cards/card";
import { fitting } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import {
  actionsListCard,
  inSight,
  listRow,
  type MyActionsAsk,
  mustBeOwnChat,
  rowsOnCard,
  ways,
  withOpen,
} from "./list-mine";
import { problemWithout } from "./unfold";
import { whenceText } from "./whence";

/** `nobody's actions`: what no one owes, for the engagement lead to give away. */
export const listUnowned: Command = async (deps, turn) => ({
  card: nobodysActions(deps, turn, { page: 1 }),
  summary: "Nobody's actions",
});

const dataSchema = z.looseObject({ page: z.unknown().optional() });

export const pressListUnowned: Press = async (deps, turn, data) => {
  mustBeOwnChat(turn, "nobody's actions");
  return nobodysActions(deps, turn, { page: readPage(dataSchema.parse(data ?? {}).page) });
};

const why = {
  "no owner": "It has no owner",
  "owner left": "Its owner has left",
  "owner unknown": "I do not know its owner",
} as const;

export function nobodysActions(deps: TeamsDeps, turn: Turn, ask: Omit<MyActionsAsk, "later">): Card {
  const { note, ticked, problem, open } = ask;
  const queue = deps.actions.listUnowned({ person: turn.person });
  const shown = pageOf(queue.rows, { page: ask.page, size: rowsOnCard });
  const from = whenceText({ list: "nobodys" });
  return fitting(ways, ({ share, around }) => {
    const rows = inSight(shown.rows, ({ action }) => action.id === open?.id, around);
    const said =
      problem ??
      problemWithout(
        open,
        rows.map(({ action }) => action.id),
      );
    const card = actionsListCard({
      heading: "Nobody's actions",
      subheading: `${count(queue.rows.length, "action")} with no owner who can do it`,
      staleNote: staleNote(queue, deps.clock),
      empty: queue.rows.length === 0 ? "Every action has an owner." : "",
      ...{ note: note ?? "", problem: shorten(said, 800), undoId: ticked?.id ?? "", from },
      canAdd: deps.actions.canAdd(turn.person),
      ...{ offers: [], moreOffers: "", given: [], moreGiven: "" },
      ...shown,
      ...{ showLater: "", laterShown: false, listVerb: "actions.listUnowned" },
      ...{ otherList: "My actions", otherVerb: "actions.listMine" },
      rows: rows.map((row) => {
        const words = listRow(deps, turn, { row, share });
        return { ...words, group: "", due: `${why[row.needs]}. ${words.due}` };
      }),
    });
    return open ? withOpen(deps, turn, { card, open, page: shown.page, from, share }) : card;
  });
}
