import { useState } from "react";
import { useApi } from "../../api/api-context";
import type { Api } from "../../api/client";

export type Draft = Record<string, string>;

/** For as long as the tab is open: a look at another page must not lose what was typed. */
const kept = new WeakMap<Api, Map<string, Draft>>();

/** What somebody has begun to type under this key; undefined when nothing. */
export function useDraft(key: string): [Draft | undefined, (next: Draft | undefined) => void] {
  const api = useApi();
  const [draft, setDraft] = useState(() => kept.get(api)?.get(key));
  return [
    draft,
    (next) => {
      const drafts = kept.get(api) ?? new Map<string, Draft>();
      kept.set(api, drafts);
      if (next) drafts.set(key, next);
      else drafts.delete(key);
      setDraft(next);
    },
  ];
}
