import { addDays, type Day, dayOf, daysBetween, inWords } from "../../../../bot/common/days";
import { fieldName } from "../store/column";
import type { Row } from "../store/row-store";
import { monthAround, type ViewRows } from "../view-rows";
import { type Html, html } from "./html";

interface Entry {
  row: Row;
  from: Day;
  to: Day;
}

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const monthName = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });

export const monthWords = (first: Day): string => monthName.format(new Date(`${first}T00:00:00Z`));

/** A month as a table: a row of days for each week, and below it a bar for whatever runs in that week. */
export function calendarTable(
  shown: ViewRows,
  options: { month: Day; today: Day; show: (row: Row) => Html },
): Html {
  const { month, today, show } = options;
  const { from, to } = monthAround(month);
  const entries = entriesOf(shown);
  const weeks: Html[] = [];
  for (let monday = from; monday <= to; monday = addDays(monday, 7)) {
    const days = dayNames.map((_, index) => addDays(monday, index));
    const numbers = days.map((day) => {
      const other = day.slice(0, 7) !== month.slice(0, 7);
      return html`<td class="date${other && " other"}${day === today && " today"}"><span title="${inWords(day)}">${Number(day.slice(8))}</span>${day === today && html` <strong>Today</strong>`}</td>`;
    });
    const lanes = lanesOf(entries, monday).map(
      (lane) => html`<tr class="bars">${laneCells(lane, monday, show)}</tr>`,
    );
    weeks.push(html`<tr>${numbers}</tr>${lanes}<tr class="gap"><td colspan="7"></td></tr>`);
  }
  return html`<div class="table card" tabindex="0" role="region" aria-label="${monthWords(month)}"><table class="calendar">
    <thead><tr>${dayNames.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${weeks}</tbody></table></div>`;
}

/** What has both days, the earliest first; a view's first two columns are its days. */
function entriesOf({ rows, columns }: ViewRows): Entry[] {
  const [start, end] = columns;
  if (!start || !end) return [];
  return rows
    .flatMap((row) => {
      const [from, to] = [row.fields[fieldName(start)], row.fields[fieldName(end)]];
      return from && to
        ? [{ row, from: dayOf(new Date(String(from))), to: dayOf(new Date(String(to))) }]
        : [];
    })
    .sort((a, b) => a.from.localeCompare(b.from) || a.row.id - b.row.id);
}

/** Side by side in one line where they do not meet. */
function lanesOf(entries: readonly Entry[], monday: Day): Entry[][] {
  const sunday = addDays(monday, 6);
  const lanes: Entry[][] = [];
  for (const entry of entries.filter(({ from, to }) => from <= sunday && to >= monday)) {
    const free = lanes.find((lane) => (lane.at(-1)?.to ?? "") < entry.from);
    if (free) free.push(entry);
    else lanes.push([entry]);
  }
  return lanes;
}

function laneCells(lane: readonly Entry[], monday: Day, show: (row: Row) => Html): Html[] {
  const cells: Html[] = [];
  let next = 0;
  for (const { row, from, to } of lane) {
    const begin = Math.max(0, daysBetween(monday, from));
    const finish = Math.min(6, daysBetween(monday, to));
    if (begin > next) cells.push(html`<td colspan="${begin - next}"></td>`);
    cells.push(
      html`<td colspan="${finish - begin + 1}"><div class="bar-of${from < monday && " goes-on"}">${show(row)}</div></td>`,
    );
    next = finish + 1;
  }
  if (next < 7) cells.push(html`<td colspan="${7 - next}"></td>`);
  return cells;
}
