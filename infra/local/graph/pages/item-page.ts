import { type Column, kindOf } from "../store/column";
import type { List } from "../store/list-store";
import { etagOf, type Row } from "../store/row-store";
import type { Tenant } from "../tenant";
import { type Html, html } from "./html";
import { control, type Typed } from "./item-form";
import { page, type Visit } from "./layout";
import { fieldsOnForm } from "./list-page";
import { listPath } from "./lists-page";
import { personName, showInstant } from "./show-value";

export interface ItemView {
  list: List;
  /** None: a new item. */
  row: Row | undefined;
  typed: Typed;
  /** Version the form was opened on, to notice somebody else's change. */
  etag?: string;
  /** What is wrong, by column name; "" is about the whole. */
  errors: Map<string, string>;
}

function input(tenant: Tenant, column: Column, typed: Typed, describedBy: Html | false): Html {
  const name = control(column);
  const value = typed[name]?.[0] ?? "";
  const common = html`id="${name}" name="${name}" ${column.required && html`aria-required="true"`} ${describedBy}`;
  const option = (key: string, text: string) =>
    html`<option value="${key}" ${key === value && html`selected`}>${text}</option>`;
  switch (kindOf(column)) {
    case "choice": {
      const choices = column.choice?.choices ?? [];
      const known = value === "" || choices.includes(value) ? choices : [...choices, value];
      if (column.choice?.allowTextEntry)
        return html`<input ${common} value="${value}" list="${name}.list" autocomplete="off"><datalist id="${name}.list">${choices.map((choice) => html`<option value="${choice}">`)}</datalist>`;
      return html`<select ${common}>${option("", "")}${known.map((choice) => option(choice, choice))}</select>`;
    }
    case "personOrGroup": {
      const people = tenant.people.map((person) =>
        option(tenant.users.lookupIdOf({ kind: "person", person }), person.displayName),
      );
      return html`<select ${common}>${option("", "")}${people}</select>`;
    }
    case "dateTime":
      return html`<input type="${column.dateTime?.format === "dateOnly" ? "date" : "datetime-local"}" ${common} value="${value}">`;
    case "number":
    case "currency":
      return html`<input inputmode="decimal" ${common} value="${value}" autocomplete="off">`;
    default:
      // A textarea loses its first line break unless one is put before it.
      return column.text?.allowMultipleLines
        ? html`<textarea ${common} rows="5">\n${value}</textarea>`
        : html`<input ${common} value="${value}" maxlength="${column.text?.maxLength ?? 255}" autocomplete="off">`;
  }
}

function field(tenant: Tenant, column: Column, { typed, errors }: ItemView): Html {
  const name = control(column);
  const error = errors.get(column.name);
  const hints = [column.description && `${name}.hint`, error && `${name}.wrong`].filter(Boolean).join(" ");
  const describedBy =
    hints !== "" && html`aria-describedby="${hints}" ${error !== undefined && html`aria-invalid="true"`}`;
  const look = html`class="field${error !== undefined && " has-error"}"`;
  const star = column.required && html` <span aria-hidden="true">*</span>`;
  const below = html`${column.description !== "" && html`<p class="hint" id="${name}.hint">${column.description}</p>`}
    ${error !== undefined && html`<p class="wrong" id="${name}.wrong">${error}</p>`}`;

  if (column.choice?.displayAs === "checkBoxes") {
    const ticked = new Set(typed[name]);
    // A value of the person's own stays on the form, or saving would take it away.
    const own = [...ticked].filter((value) => value !== "" && !column.choice?.choices.includes(value));
    const boxes = [...column.choice.choices, ...own].map(
      (choice) =>
        html`<label><input type="checkbox" name="${name}" value="${choice}" ${ticked.has(choice) && html`checked`}>${choice}</label>`,
    );
    return html`<fieldset ${look} ${describedBy}><legend>${column.displayName}${star}</legend><div class="choices">${boxes}</div>${
      column.choice.allowTextEntry === true &&
      html`<input name="${name}" value="" aria-label="${column.displayName}: a value of your own" placeholder="A value of your own" autocomplete="off">`
    }${below}</fieldset>`;
  }
  if (kindOf(column) === "boolean") {
    const ticked = typed[name]?.[0] === "yes";
    return html`<div ${look}><label class="tick"><input type="checkbox" name="${name}" value="yes" ${describedBy} ${ticked && html`checked`}>
      <strong>${column.displayName}</strong></label>${below}</div>`;
  }
  if (kindOf(column) === "hyperlinkOrPicture") {
    const of = (part: string) => typed[`${name}${part}`]?.[0] ?? "";
    return html`<fieldset ${look}><legend>${column.displayName}${star}</legend><div class="pair">
      <div><label for="${name}">Address</label><input type="url" id="${name}" name="${name}" value="${of("")}" placeholder="https://" ${describedBy}></div>
      <div><label for="${name}.text">Text to show</label><input id="${name}.text" name="${name}.text" value="${of(".text")}"></div></div>${below}</fieldset>`;
  }
  return html`<div ${look}><label for="${name}">${column.displayName}${star}</label>${input(tenant, column, typed, describedBy)}${below}</div>`;
}

function problems(list: List, errors: Map<string, string>): Html | undefined {
  if (errors.size === 0) return undefined;
  const whole = errors.get("");
  const lines = [...errors].flatMap(([name, error]) => {
    const column = list.columns.find((each) => each.name === name);
    return column ? [html`<li><a href="#${control(column)}">${column.displayName}</a>: ${error}</li>`] : [];
  });
  return html`<div class="message bad" role="alert"><strong>${whole ?? "This was not saved."}</strong>${lines.length > 0 && html`<ul>${lines}</ul>`}</div>`;
}

export function itemPage(tenant: Tenant, visit: Visit, view: ItemView): string {
  const { list, row, errors } = view;
  const title = row ? String(row.fields["Title"] ?? `Item ${row.id}`) : "New item";
  const here = `${listPath(list.name)}/items/${row ? row.id : "new"}`;
  const back = html`<a class="button" href="${listPath(list.name)}">${list.system ? "Back" : "Cancel"}</a>`;
  const facts =
    row &&
    html`<dl class="facts"><dt>Id</dt><dd>${row.id}</dd><dt>Version</dt><dd>${row.version}.0</dd>
      <dt>Created</dt><dd>${showInstant(row.created)} by ${personName(tenant, row.author)}</dd>
      <dt>Modified</dt><dd>${showInstant(row.modified)} by ${personName(tenant, row.editor)}</dd></dl>`;
  const removal =
    row &&
    !list.system &&
    html`<details class="delete"><summary>Delete this item…</summary>
      <form method="post" action="${here}/delete"><span>It cannot be brought back.</span>
      <button class="danger">Yes, delete it</button></form></details>`;
  return page(visit, {
    title: list.displayName,
    narrow: true,
    body: html`<p class="crumbs"><a href="/">All lists</a> › <a href="${listPath(list.name)}">${list.displayName}</a></p>
      <h1>${title}</h1>
      ${problems(list, errors)}
      <form class="item card" method="post" action="${here}" novalidate>
        <input type="hidden" name="etag" value="${view.etag ?? (row ? etagOf(row) : "")}">
        ${fieldsOnForm(list).map((column) => field(tenant, column, view))}
        <div class="actions">${!list.system && html`<button class="primary">Save</button>`}${back}</div>
      </form>
      ${facts}${removal}`,
  });
}
