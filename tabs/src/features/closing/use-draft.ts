import { useState } from "react";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

/** What was typed and not saved yet, for as long as the tab is open: leaving a record loses nothing. */
const kept = new WeakMap<Api, Map<string, unknown>>();

const draftsOf = (api: Api): Map<string, unknown> => {
  const drafts = kept.get(api) ?? new Map<string, unknown>();
  kept.set(api, drafts);
  return drafts;
};

export function useHasDraft(key: string): boolean {
  return draftsOf(useApi()).has(key);
}

/** What is typed under this key, how it changes, and how it is forgotten. */
export function useDraft<Value>(
  key: string,
  start: () => Value,
): readonly [Value, (next: Value) => void, () => void] {
  const drafts = draftsOf(useApi());
  const [value, setValue] = useState(() => (drafts.has(key) ? (drafts.get(key) as Value) : start()));
  return [
    value,
    (next) => {
      drafts.set(key, next);
      setValue(next);
    },
    () => void drafts.delete(key),
  ];
}
