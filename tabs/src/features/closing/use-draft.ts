import { useState } from "react";
import { useApi } from "../../api/api-context";
import { draftsOf } from "../../api/drafts";

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
