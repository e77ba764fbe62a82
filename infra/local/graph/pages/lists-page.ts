import type { Tenant } from "../tenant";
import { html } from "./html";
import { page, type Visit } from "./layout";

export const listPath = (name: string): string => `/lists/${encodeURIComponent(name)}`;

export function listsPage(tenant: Tenant, visit: Visit): string {
  const lists = tenant.lists
    .all()
    .filter((list) => !list.system && !list.hidden)
    .sort((a, b) => a.displayName.localeCompare(b.displayName, "en-GB"));
  const cards = lists.map((list) => {
    const rows = tenant.rows.count(list);
    return html`<li><a class="card" href="${listPath(list.name)}"><strong>${list.displayName}</strong>
      <span class="soft">${rows.toLocaleString("en-GB")} ${rows === 1 ? "item" : "items"}</span></a></li>`;
  });
  return page(visit, {
    title: "lists",
    body: html`<h1>${tenant.siteTitle}</h1>
      <p class="soft">The lists of this site. What is changed here, the product sees as an edit made in SharePoint.</p>
      ${lists.length === 0 ? html`<p>There are no lists yet: provisioning makes them.</p>` : html`<ul class="lists">${cards}</ul>`}`,
  });
}
