import { useState } from "react";
import { useApi } from "../../api/api-context";
import { draftsOf } from "../../api/drafts";

export type Draft = Record<string, string>;

/** What somebody has begun to type under this key; undefined when nothing. */
export function useDraft(key: string): [Draft | undefined, (next: Draft | undefined) => void] {
  const drafts = draftsOf(useApi());
  const [draft, setDraft] = useState(() => drafts.get(key) as Draft | undefined);
  return [
    draft,
    (next) => {
      if (next) drafts.set(key, next);
      else drafts.delete(key);
      setDraft(next);
    },
  ];
}
