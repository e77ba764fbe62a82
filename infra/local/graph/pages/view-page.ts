import type { Day } from "../../../../bot/common/days";
import { toDay } from "../../../../bot/common/days";
import { GraphError } from "../graph-error";
import { type Column, kindOf } from "../store/column";
import type { List } from "../store/list-store";
import type { Row } from "../store/row-store";
import { type View, viewsOf } from "../store/view";
import type { Tenant } from "../tenant";
import { monthAround, todayOf, type ViewRows, viewRows } from "../view-rows";
import { calendarTable, monthWords } from "./calendar";
import { coloursAddress, formatCell, rowClass } from "./format-cell";
import { type Html, html } from "./html";
import { page, type Visit } from "./layout";
import { type ListView, searched } from "./list-page";
import { listPath } from "./lists-page";
import { viewTabs } from "./view-tabs";

/** The view an address names; else the one the list opens with; else none, which is all items. */
export function chosenView(list: List, id: string): View | undefined {
  if (id === "all") return undefined;
  const own = list.views ?? [];
  return own.find((view) => view.id === id) ?? own.find(({ isDefault }) => isDefault);
}

/** A list by one of its views: the rows, order, groups and looks that SharePoint would show this person. */
export function viewPage(
  tenant: Tenant,
  visit: Visit,
  options: { list: List; view: View; asked: ListView; month: string },
): string {
  const { list, view, asked } = options;
  const month = monthAround(toDay(`${options.month}-01`) ?? todayOf(tenant));
  const me = visit.editor ? tenant.users.lookupIdOf({ kind: "person", person: visit.editor }) : "";
  const colours = new Set<string>();
  const inCalendar = view.type === "MODERNCALENDAR";
  let body: Html;
  try {
    const shown = viewRows(tenant, {
      ...{ list, view, me, page: asked.page, search: searched(tenant, asked.search) },
      ...(inCalendar ? { month: { from: month.from, to: month.to } } : {}),
    });
    body = inCalendar
      ? calendar(tenant, { list, view, shown, month: month.first, colours })
      : rowsTable(tenant, { list, view, shown, asked, colours });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    body = html`<p class="message bad" role="alert">This view cannot be displayed. ${error.message}</p>`;
  }
  return page(visit, {
    title: `${list.displayName}: ${view.title}`,
    head: colours.size > 0 && html`<link rel="stylesheet" href="${coloursAddress(colours)}">`,
    body: html`<p class="crumbs"><a href="/">All lists</a></p>
      <h1>${list.displayName}: ${view.title}</h1>
      ${asked.message && html`<p class="message good" role="status">${asked.message}</p>`}
      ${viewTabs(list, view)}
      <div class="bar">
        <form role="search"><input type="hidden" name="view" value="${view.id}"><label class="skip" for="q">Search this view</label>
          <input type="search" id="q" name="q" value="${asked.search}" placeholder="Search this view">
          <button>Search</button>${asked.search !== "" && html`<a class="button" href="${addressOf(list, view, {})}">Clear</a>`}</form>
        ${!list.system && html`<a class="button primary" href="${listPath(list.name)}/items/new">New item</a>`}
      </div>${body}`,
  });
}

const addressOf = (list: List, view: View, more: Record<string, string>): string =>
  `${listPath(list.name)}?${new URLSearchParams({ view: view.id, ...more })}`;

const itemLink = (list: List, row: Row): Html =>
  html`<a href="${listPath(list.name)}/items/${row.id}">${String(row.fields["Title"] ?? `Item ${row.id}`)}</a>`;

interface Shown {
  list: List;
  view: View;
  shown: ViewRows;
  colours: Set<string>;
}

function rowsTable(tenant: Tenant, { list, view, shown, asked, colours }: Shown & { asked: ListView }): Html {
  const { rows, columns, group, total } = shown;
  const isTitle = (index: number) => /^LinkTitle/.test(view.columns[index] ?? "");
  const cell = (column: Column, index: number, row: Row): Html => {
    if (isTitle(index)) return html`<td class="title-here"><div>${itemLink(list, row)}</div></td>`;
    const look = { number: "number", currency: "number", dateTime: "day" }[kindOf(column) as string] ?? "";
    return html`<td class="${look}"><div>${formatCell({ tenant, list, row }, column, colours)}</div></td>`;
  };
  let last: string | undefined;
  const lines = rows.map((row) => {
    const heading = group && (formatCell({ tenant, list, row }, group, colours) || "(none)");
    const key = typeof heading === "string" ? heading : heading?.markup;
    const opens = heading && key !== last;
    last = key;
    return html`${opens && html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${group.displayName}: ${heading}</th></tr>`}
      <tr class="${rowClass({ tenant, list, row }, view.formatter)}">${columns.map((column, index) => cell(column, index, row))}</tr>`;
  });
  if (rows.length === 0)
    return html`<p>${asked.search === "" ? "Nothing is in this view just now." : "Nothing found."}</p>`;
  const pages = Math.max(1, Math.ceil(total / view.rowLimit));
  const at = (number: number) => addressOf(list, view, { q: asked.search, page: String(number) });
  return html`<div class="table card" tabindex="0" role="region" aria-label="Items of ${list.displayName}: ${view.title}">
    <table><thead><tr>${columns.map((column) => html`<th scope="col">${column.displayName}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>
    <nav class="pages" aria-label="Pages">
      ${asked.page > 1 && html`<a class="button" href="${at(asked.page - 1)}">Earlier page</a>`}
      <span class="soft">${total.toLocaleString("en-GB")} ${total === 1 ? "item" : "items"}${pages > 1 && `, page ${asked.page} of ${pages}`}</span>
      ${asked.page < pages && html`<a class="button" href="${at(asked.page + 1)}">Next page</a>`}
    </nav>`;
}

function calendar(tenant: Tenant, { list, view, shown, month, colours }: Shown & { month: Day }): Html {
  const subtitle = /Name='(\w+)' Type='CalendarWeekLocation'/.exec(
    (view.viewData ?? "").replaceAll('"', "'"),
  )?.[1];
  const below = list.columns.find(({ name }) => name === subtitle);
  const show = (row: Row): Html =>
    html`${itemLink(list, row)} ${below && formatCell({ tenant, list, row }, below, colours)}`;
  const to = (by: number) => {
    const [year = 0, number = 1] = month.split("-").map(Number);
    const at = new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
    return addressOf(list, view, { month: at });
  };
  return html`<nav class="pages months" aria-label="Months"><a class="button" href="${to(-1)}">Earlier month</a>
      <h2>${monthWords(month)}</h2><a class="button" href="${to(1)}">Later month</a></nav>
    ${calendarTable(shown, { month, today: todayOf(tenant), show })}`;
}

/** The view whose page an address of SharePoint's names: `…/Lists/Consultations/Awaiting review.aspx`. */
export const viewAt = (list: List, pageName: string): View | undefined =>
  viewsOf(list).find((view) => view.page.toLowerCase() === pageName.toLowerCase());
