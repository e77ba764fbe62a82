import type { List } from "../store/list-store";
import type { View } from "../store/view";
import { type Html, html } from "./html";
import { listPath } from "./lists-page";

/** The views of a list, to choose from; nothing where there is only the one. */
export function viewTabs(list: List, chosen: View | undefined): Html | false {
  const own = (list.views ?? []).filter(({ personal }) => !personal);
  if (own.length === 0) return false;
  const tab = (id: string, title: string, current: boolean) =>
    html`<li><a href="${listPath(list.name)}?view=${id}" ${current && html`aria-current="page"`}>${title}</a></li>`;
  return html`<nav aria-label="Views"><ul class="views">${tab("all", "All Items", chosen === undefined)}${own.map(
    (view) => tab(view.id, view.title, view.id === chosen?.id),
  )}</ul></nav>`;
}
