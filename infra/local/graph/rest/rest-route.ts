import type { List } from "../store/list-store";

export interface RestRoute {
  method: "GET" | "POST" | "MERGE";
  /** Below the list: `/web/lists(guid'…')`. */
  path: RegExp;
  /** How its body must be written; none takes no body. */
  type?: "verbose" | "nometadata";
  /** What $select may name. */
  select?: readonly string[];
  /** Nothing is 204. */
  answer(request: { list: List; body: unknown; params: readonly (string | undefined)[] }): unknown;
}
