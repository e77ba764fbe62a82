import { type Column, kindOf } from "../store/column";
import type { List } from "../store/list-store";
import type { Condition, Row } from "../store/row-store";
import { columnSql } from "../store/row-table";
import type { Tenant } from "../tenant";
import { type Html, html } from "./html";
import { page, type Visit } from "./layout";
import { listPath } from "./lists-page";
import { showValue } from "./show-value";
import { viewTabs } from "./view-tabs";

const pageSize = 50;

export interface ListView {
  search: string;
  /** Column name; none is newest first. */
  sort: string | undefined;
  descending: boolean;
  page: number;
  message: string | undefined;
}

const closing = ["Modified", "Editor", "Created", "Author"];
const unseen = ["ContentType", "_UIVersionString", "Attachments", "Edit", "LinkTitleNoMenu", "LinkTitle"];

/** Title, id, the list's own columns, then what SharePoint keeps: all that is not hidden. */
export function shownColumns(list: List): Column[] {
  const seen = list.columns.filter((column) => !column.hidden && !unseen.includes(column.name));
  const own = seen.filter((column) => column.keptAs === "field");
  const kept = ["ID", ...closing].flatMap((name) => seen.filter((column) => column.name === name));
  const [id, ...stamps] = kept;
  const [title, ...others] = own;
  return [title, id, ...others, ...stamps].filter((column) => column !== undefined);
}

export function searched(tenant: Tenant, search: string): Condition | undefined {
  if (search === "") return undefined;
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const people = tenant.people
    .filter((person) => person.displayName.toLowerCase().includes(search.toLowerCase()))
    .map((person) => tenant.users.lookupIdOf({ kind: "person", person }));
  const marks = people.map(() => "?").join(", ");
  return {
    sql: `CAST(id AS TEXT) = ? OR EXISTS (SELECT 1 FROM json_each(fields) WHERE value LIKE ? ESCAPE '\\'
      OR (key LIKE '%LookupId' AND value IN (${marks})))`,
    values: [search, like, ...people],
  };
}

export function listPage(
  tenant: Tenant,
  visit: Visit,
  { list, view }: { list: List; view: ListView },
): string {
  const columns = shownColumns(list);
  const sorted = columns.find((column) => column.name === view.sort);
  const where = searched(tenant, view.search);
  const total = tenant.rows.count(list, where);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const at = Math.min(Math.max(1, view.page), pages);
  const rows = tenant.rows.select(list, {
    ...(where ? { where } : {}),
    order: sorted ? `${columnSql(sorted)} ${view.descending ? "DESC" : "ASC"}, id DESC` : "id DESC",
    limit: pageSize,
    offset: (at - 1) * pageSize,
  });

  const address = (change: Partial<Record<"q" | "sort" | "dir" | "page", string>>) => {
    const now = { q: view.search, sort: view.sort ?? "", dir: view.descending ? "desc" : "", page: "" };
    const all = list.views ? { view: "all" } : {};
    const filled = Object.entries({ ...all, ...now, ...change }).filter(([, value]) => value !== "");
    return `${listPath(list.name)}?${new URLSearchParams(filled)}`;
  };
  const heading = (column: Column, first: boolean): Html => {
    const current = sorted?.name === column.name;
    const direction = current && (view.descending ? "descending" : "ascending");
    const to = address({ sort: column.name, dir: current && !view.descending ? "desc" : "" });
    return html`<th scope="col" ${first && html`class="title"`} ${direction && html`aria-sort="${direction}"`}><a href="${to}">${column.displayName}${current && (view.descending ? " ↓" : " ↑")}</a></th>`;
  };
  const cell = (column: Column, row: Row, first: boolean): Html => {
    const shown = showValue(tenant, column, row);
    if (first) {
      const name = shown === "" ? `Item ${row.id}` : shown;
      return html`<td class="title"><div><a href="${listPath(list.name)}/items/${row.id}">${name}</a></div></td>`;
    }
    const kind = kindOf(column);
    const look = kind === "number" || kind === "currency" ? "number" : kind === "dateTime" ? "day" : "";
    return html`<td class="${look}"><div>${shown}</div></td>`;
  };

  const table = html`<div class="table card" tabindex="0" role="region" aria-label="Items of ${list.displayName}">
    <table><thead><tr>${columns.map((column, index) => heading(column, index === 0))}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${columns.map((column, index) => cell(column, row, index === 0))}</tr>`)}</tbody></table></div>`;
  const empty = view.search === "" ? "This list has no items yet." : "Nothing found.";
  return page(visit, {
    title: list.displayName,
    body: html`<p class="crumbs"><a href="/">All lists</a></p>
      <h1>${list.displayName}</h1>
      ${view.message && html`<p class="message good" role="status">${view.message}</p>`}
      ${viewTabs(list, undefined)}
      <div class="bar">
        <form role="search">${list.views !== undefined && html`<input type="hidden" name="view" value="all">`}<label class="skip" for="q">Search this list</label>
          <input type="search" id="q" name="q" value="${view.search}" placeholder="Search this list">
          <button>Search</button>${view.search !== "" && html`<a class="button" href="${address({ q: "" })}">Clear</a>`}</form>
        ${!list.system && html`<a class="button primary" href="${listPath(list.name)}/items/new">New item</a>`}
      </div>
      ${rows.length > 0 ? table : html`<p>${empty}</p>`}
      <nav class="pages" aria-label="Pages">
        ${at > 1 && html`<a class="button" href="${address({ page: String(at - 1) })}">Earlier page</a>`}
        <span class="soft">${total.toLocaleString("en-GB")} ${total === 1 ? "item" : "items"}${pages > 1 && `, page ${at} of ${pages}`}</span>
        ${at < pages && html`<a class="button" href="${address({ page: String(at + 1) })}">Next page</a>`}
      </nav>`,
  });
}

export const fieldsOnForm = (list: List): Column[] =>
  list.columns.filter((column) => column.keptAs === "field" && !column.hidden);
