import type { EditionStore, ToldProblems } from "../../bot/toolkit";

/** Editions kept in memory, as JSON, as a store keeps them; proven by the same contract as Azure's. */
export function memoryEditions(): EditionStore {
  const kept = new Map<string, string>();
  let current: string | undefined;
  return {
    async put(version, content) {
      if (!kept.has(version)) kept.set(version, JSON.stringify(content));
    },
    async get(version) {
      const text = kept.get(version);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async setCurrent(version) {
      current = version;
    },
    getCurrent: async () => current,
  };
}

export function memoryToldProblems(): ToldProblems {
  let told: string | undefined;
  return {
    get: async () => told,
    async move({ from, to }) {
      if (told !== from) return false;
      told = to;
      return true;
    },
  };
}
