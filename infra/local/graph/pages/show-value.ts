import { dayOf, inWords } from "../../../../bot/common/days";
import { type Column, fieldName, kindOf } from "../store/column";
import type { Row } from "../store/row-store";
import type { Tenant } from "../tenant";
import { type Html, html } from "./html";

const londonTime = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

export const showInstant = (text: string): string =>
  `${inWords(dayOf(new Date(text)))}, ${londonTime.format(new Date(text))}`;

export function personName(tenant: Tenant, lookupId: string): string {
  return tenant.users.personOf(lookupId)?.displayName ?? (lookupId === "" ? "" : "SharePoint App");
}

/** A value in words alone. */
export function plainText(tenant: Tenant, column: Column, row: Row): string {
  const shown = showValue(tenant, column, row);
  if (typeof shown === "string") return shown;
  const value = row.fields[fieldName(column)];
  return [value].flat().map(String).join(", ");
}

/** A value as people read it in a table. */
export function showValue(tenant: Tenant, column: Column, row: Row): Html | string {
  if (column.name === "ID") return String(row.id);
  if (column.name === "Created") return showInstant(row.created);
  if (column.name === "Modified") return showInstant(row.modified);
  if (column.name === "Author") return personName(tenant, row.author);
  if (column.name === "Editor") return personName(tenant, row.editor);
  const value = row.fields[fieldName(column)];
  if (value === undefined) return "";
  switch (kindOf(column)) {
    case "boolean":
      return value ? "Yes" : "No";
    case "dateTime":
      return column.dateTime?.format === "dateOnly"
        ? inWords(dayOf(new Date(String(value))))
        : showInstant(String(value));
    case "choice":
      return html`${[value].flat().map((each) => html`<span class="pill">${String(each)}</span>`)}`;
    case "personOrGroup":
      return personName(tenant, String(value));
    case "hyperlinkOrPicture": {
      const link = value as { Url: string; Description: string };
      return html`<a href="${link.Url}" rel="noreferrer">${link.Description}</a>`;
    }
    case "number":
    case "currency":
      return Number(value).toLocaleString("en-GB", { maximumFractionDigits: 6 });
    default: {
      const text = String(value);
      return text.length > 160 ? `${text.slice(0, 160)}…` : text;
    }
  }
}
