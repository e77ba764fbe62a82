import { z } from "zod";
import { type DryRunRow, type ReminderItem, whyInWords } from "../../actions";
import { dayOf, inWords } from "../../common/days";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import type { Press, TeamsDeps, Turn } from "../turn";
import { mayRead } from "./deliveries";
import dryRunJson from "./dry-run-card.json";
import { shortStep } from "./rows";

const dryRunCard = cardFrom(dryRunJson);
const rowsOnCard = 8;
const itemsOfEach = 3;

const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** Who would get what today, and why; nothing is sent. */
export const seeDryRun: Press = async (deps, turn, data) =>
  wouldBeSent(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

async function wouldBeSent(deps: TeamsDeps, turn: Turn, page: number): Promise<Card> {
  mayRead(turn);
  const day = dayOf(deps.clock.now());
  const all = await deps.reminders.dryRun(day);
  const skipped = all.filter((row) => row.skipped).length;
  const { rows, ...paging } = pageOf(all, { page, size: rowsOnCard });
  return fitting(shares, (share) =>
    dryRunCard({
      ...paging,
      day,
      heading: "What would be sent today",
      subheading: `${inWords(day)}: ${count(all.length - skipped, "card")}${skipped > 0 ? `, and ${skipped} held back` : ""}. Nothing is sent by looking.`,
      empty: all.length === 0 ? "Nobody has anything to hear of today." : "",
      rows: rows.map((row) => ({
        name: shorten(row.name, 60 * share) || "Somebody I do not know",
        when: row.skipped ? held[row.skipped] : `At ${row.sendAt}`,
        lines: linesOf(row.items, share),
      })),
    }),
  );
}

const held: Readonly<Record<NonNullable<DryRunRow["skipped"]>, string>> = {
  quiet: "Nothing: they asked for quiet",
  paused: "Nothing: they paused their reminders",
  "on leave": "Nothing: they are away",
  "not a working day": "Nothing: it is no working day",
};

function linesOf(items: readonly ReminderItem[], share: number): { line: string }[] {
  const shown = items.slice(0, itemsOfEach).map((item) => ({
    line: `${shortStep(item.action, 70 * share)}: ${whyInWords(item)}`,
  }));
  const left = items.length - itemsOfEach;
  return left > 0 ? [...shown, { line: `And ${count(left, "more", "more")}.` }] : shown;
}
