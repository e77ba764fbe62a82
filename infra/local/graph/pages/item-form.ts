import { dayOf } from "../../../../bot/common/days";
import { londonMidnight } from "../london-days";
import { type Column, fieldName, kindOf } from "../store/column";
import type { FieldValue } from "../store/field-values";
import type { List } from "../store/list-store";
import type { Row } from "../store/row-store";
import { fieldsOnForm } from "./list-page";

/** What stands in the controls: texts as typed, by control name. Several for checkboxes. */
export type Typed = Record<string, string[]>;

export const control = (column: Column): string => `f.${column.name}`;

const londonStamp = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/London",
  dateStyle: "short",
  timeStyle: "short",
});
const localTime = (instant: string): string => londonStamp.format(new Date(instant)).replace(" ", "T");

function typedFor(column: Column, value: FieldValue | undefined): Typed {
  const name = control(column);
  if (value === undefined) return {};
  switch (kindOf(column)) {
    case "dateTime":
      return {
        [name]: [
          column.dateTime?.format === "dateOnly" ? dayOf(new Date(String(value))) : localTime(String(value)),
        ],
      };
    case "hyperlinkOrPicture": {
      const link = value as { Url: string; Description: string };
      return {
        [name]: [link.Url],
        [`${name}.text`]: [link.Description === link.Url ? "" : link.Description],
      };
    }
    case "boolean":
      return { [name]: value ? ["yes"] : [] };
    default:
      return { [name]: [value].flat().map(String) };
  }
}

/** The form as it stands for a row, or for a new one. */
export function typedOf(list: List, row: Pick<Row, "fields"> | undefined): Typed {
  const all = fieldsOnForm(list).map((column) => typedFor(column, row?.fields[fieldName(column)]));
  return Object.assign({}, ...all) as Typed;
}

/** The London hour somebody typed, as an instant. */
function instantOf(local: string): string {
  const [day = "", time = ""] = local.split("T");
  const utc = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(utc)) return local;
  const summer = londonMidnight(day).slice(11, 13) === "23";
  const guess = new Date(summer ? utc - 3_600_000 : utc).toISOString();
  if (localTime(guess) === local) return guess;
  return new Date(summer ? utc : utc - 3_600_000).toISOString();
}

/** What a control says, as Graph would have it written: `{ OwnerLookupId: "3" }`. */
export function written(column: Column, typed: Typed): Record<string, unknown> {
  const values = (typed[control(column)] ?? []).map((value) => value.replaceAll("\r\n", "\n"));
  const value = values[0]?.trim() ?? "";
  const name = fieldName(column);
  switch (kindOf(column)) {
    case "boolean":
      return { [name]: value === "yes" };
    case "number":
    case "currency": {
      if (value === "") return { [name]: null };
      const number = Number(value.replaceAll(",", ""));
      return { [name]: Number.isNaN(number) ? value : number };
    }
    case "choice":
      if (column.choice?.displayAs !== "checkBoxes") return { [name]: value };
      return {
        [`${name}@odata.type`]: "Collection(Edm.String)",
        [name]: [...new Set(values.map((each) => each.trim()).filter(Boolean))],
      };
    case "dateTime":
      if (value === "" || column.dateTime?.format === "dateOnly") return { [name]: value };
      return { [name]: instantOf(value) };
    case "hyperlinkOrPicture": {
      if (value === "") return { [name]: null };
      const text = typed[`${control(column)}.text`]?.[0]?.trim();
      return { [name]: { Url: value, ...(text ? { Description: text } : {}) } };
    }
    default:
      return {
        [name]: column.text?.allowMultipleLines ? values[0]?.replaceAll("\r\n", "\n").trimEnd() : value,
      };
  }
}
