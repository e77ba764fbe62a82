import { z } from "zod";
import { type DateSeverity, type DateToAvoid, usualAdvice } from "../../calendar";
import { addDays, type Day, day, dayOf, inWords } from "../../common/days";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { pageOf, readPage } from "../cards/page";
import { count, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps } from "../turn";
import datesJson from "./dates-card.json";
import { nameOf, whenOf } from "./words";

const datesCard = cardFrom(datesJson);
const rowsOnCard = 10;
const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** `dates to avoid`: this quarter and the next, those that matter most first. */
export const seeDates: Command = async (deps) => ({ card: await dates(deps, 1), summary: "Dates to avoid" });

export const pressSeeDates: Press = async (deps, _turn, data) =>
  dates(deps, readPage(dataSchema.parse(data ?? {}).page));

async function dates({ calendar, clock }: TeamsDeps, page: number): Promise<Card> {
  const from = dayOf(clock.now());
  const to = endOfNextQuarter(from);
  const listUrl = await calendar.listUrl();
  const found = [...calendar.seeDates({ from, to })].sort((one, other) => rank(one) - rank(other));
  const { rows, ...paging } = pageOf(found, { page, size: rowsOnCard });
  const years = calendar.uncheckedIn({ from, to });
  return fitting(shares, (share) =>
    datesCard({
      ...paging,
      period: `${inWords(from)} to ${inWords(to)}: ${count(found.length, "date")}, those that matter most first`,
      unchecked: years.length > 0 ? `Nobody has checked all the dates of ${years.join(" and ")} yet.` : "",
      rows: rows.map((row, at) => {
        const follows = rows[at - 1]?.severity === row.severity;
        return {
          ...{ name: nameOf(row, 120 * share), when: whenOf(row) },
          matters: follows ? "" : matters[row.severity],
          // What the heading says of all is not said again of each.
          advice:
            row.advice === usualAdvice[row.severity] ? "" : shorten(row.advice?.slice(0, 1_000), 200 * share),
        };
      }),
      empty: found.length === 0 ? "There is nothing to keep clear of in this time." : "",
      listUrl: linkOr(listUrl),
    }),
  );
}

const severities: readonly DateSeverity[] = ["block", "high", "medium", "low", "info", "ignore"];
const rank = ({ severity }: DateToAvoid): number => severities.indexOf(severity);

const matters: Readonly<Record<DateSeverity, string>> = {
  block: "Keep clear of these days",
  high: "Do not open, close or hold an event",
  medium: "Allow more time, or other ways to take part",
  low: "Keep in mind for events",
  info: "Good to know",
  ignore: "",
};

/** The last day of the quarter after the one the day is in. */
export function endOfNextQuarter(of: Day): Day {
  const [year = 0, month = 1] = of.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const after = quarter + 2;
  const first = (after % 4) * 3 + 1;
  return addDays(day(`${year + Math.floor(after / 4)}-${String(first).padStart(2, "0")}-01`), -1);
}
