import { useSyncExternalStore } from "react";

const narrow = "(max-width: 700px)";
// Absent in test environments, where the wide layout serves.
const media = typeof window.matchMedia === "function" ? window.matchMedia(narrow) : undefined;

function subscribe(listener: () => void) {
  media?.addEventListener("change", listener);
  return () => media?.removeEventListener("change", listener);
}

/** True where a table no longer fits. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => media?.matches ?? false);
