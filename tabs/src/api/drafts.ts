import type { Api } from "./client";

const kept = new WeakMap<Api, Map<string, unknown>>();

/** What was typed and not saved yet, for as long as the tab is open: a look at another page loses nothing. */
export function draftsOf(api: Api): Map<string, unknown> {
  const drafts = kept.get(api) ?? new Map<string, unknown>();
  kept.set(api, drafts);
  return drafts;
}
