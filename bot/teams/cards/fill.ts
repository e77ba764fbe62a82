import { GlobalSettings, Template } from "adaptivecards-templating";
import type { Card } from "./card";

/** What a template is filled with: plain data. Null and undefined read as an empty text. */
export type CardData = { [key: string]: unknown };

// A field a template names and the data lacks would otherwise be printed as `${name}` to the person. The
// engine takes an empty text for no answer, so this stands for one until the card is whole.
const absent = "\uE000absent\uE000";
GlobalSettings.getUndefinedFieldValueSubstitutionString = () => absent;

/**
 * Fills a template, exactly once: a second pass would evaluate what a person typed. Null inside a text makes
 * the engine throw, so it is taken out first; `{{DATE()}}` in a person's words would be run by the client.
 */
export function cardFrom<Data extends CardData>(json: unknown): (data: Data) => Card {
  const template = new Template(json);
  return (data) => harmless(template.expand({ $root: withoutNulls(data) })) as Card;
}

function withoutNulls(value: unknown): unknown {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNulls(inner)]));
  return value;
}

/** Only what is shown is changed. What goes back into an input must be what the person typed. */
const shown = new Set(["text", "title", "label", "placeholder", "altText"]);
/** What opens a function of the client's, or a field of a template somebody may fill once more. */
const opening = /([{$])(?=\{)/g;

function harmless(value: unknown, key = ""): unknown {
  if (typeof value === "string") {
    const text = value.replaceAll(absent, "");
    return shown.has(key) ? text.replace(opening, "$1\u200B") : text;
  }
  if (Array.isArray(value)) return value.map((inner) => harmless(inner));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, harmless(inner, name)]));
  return value;
}
