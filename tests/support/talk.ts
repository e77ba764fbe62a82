import type { Person } from "../../bot/common/person";
import type { Card } from "../../bot/teams";
import { waitUntil } from "../../infra/local/processes";
import { filled, words } from "./cards";
import type { LocalProduct } from "./local-mode";
import { type Connector, cardsIn, message, press } from "./teams";

export const reminderSummary = "What needs you today";

/** People talking to the whole product from a client of theirs, and what it writes to them by itself. */
export function talkTo(product: LocalProduct, teams: Connector) {
  async function post(activity: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${product.urls.bot}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return text.startsWith("{") ? JSON.parse(text) : {};
  }
  const said = (by: Person) => ({ serviceUrl: teams.url, by });
  const isFor = ({ id }: Person, path: string) => decodeURIComponent(path).includes(`a:${id}/`);

  /** The card that answers, whatever news arrives in between. */
  async function say(text: string, by: Person, answer = ""): Promise<Card> {
    const before = teams.heard.length;
    await post(message({ ...said(by), text }));
    const [card] = teams.heard
      .slice(before)
      .flatMap(({ path, body }) => (isFor(by, path) ? cardsIn(body) : []))
      .filter((each) => words(each).includes(answer));
    if (!card) throw new Error(`No card for ${text}`);
    return card;
  }
  const click = async (verb: string, data: object, by: Person): Promise<Card> =>
    (await post(press({ ...said(by), verb, data })))["value"] as Card;
  /** Presses a button having typed this. */
  const type = (card: Card, title: string, typed: Record<string, string>, by: Person) => {
    const { verb, data } = filled(card, title, typed);
    return click(verb, data, by);
  };
  /** The same button of one row of a list. */
  const onRow = (card: Card, id: string, title: string, by: Person) => {
    const found = rowsOf(card, id).find((each) => each["title"] === title);
    if (!found) throw new Error(`No "${title}" on the row of ${id}`);
    return click(String(found["verb"]), found["data"] as object, by);
  };

  /** Their reminder cards, the oldest first. */
  const remindersOf = (person: Person): Card[] =>
    teams.heard.flatMap(({ path, body }) =>
      body["summary"] === reminderSummary && isFor(person, path) ? cardsIn(body) : [],
    );
  /** Their news with these words, once it arrived. */
  async function told(person: Person, phrase: string): Promise<Card> {
    const find = () =>
      teams.heard
        .flatMap(({ path, body }) => (isFor(person, path) ? cardsIn(body) : []))
        .findLast((card) => words(card).includes(phrase));
    await waitUntil(() => find() !== undefined, 60_000);
    return find() as Card;
  }
  return { post, say, click, type, onRow, remindersOf, told };
}

function rowsOf(value: unknown, id: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((inner) => rowsOf(inner, id));
  if (typeof value !== "object" || value === null) return [];
  const { fallback: _, ...node } = value as Record<string, unknown>;
  const data = node["data"] as { id?: unknown } | undefined;
  const mine = node["type"] === "Action.Execute" && data?.id === id ? [node] : [];
  return [
    ...mine,
    ...Object.entries(node).flatMap(([key, inner]) => (key === "data" ? [] : rowsOf(inner, id))),
  ];
}
