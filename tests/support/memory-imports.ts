import type { Import, ImportPortion, ImportStore } from "../../bot/consultations";

/** Uploads in memory, as the blobs keep them: nothing of what is given out is shared. */
export function memoryImports(): ImportStore & { kept: Map<string, Import> } {
  const kept = new Map<string, Import>();
  const portions = new Map<string, ImportPortion>();
  const marks = new Set<string>();
  const keyOf = (id: string, at: number) => `${id}/${at}`;
  return {
    kept,
    async create({ about, portions: all }) {
      for (const [at, portion] of all.entries()) portions.set(keyOf(about.id, at), structuredClone(portion));
      kept.set(about.id, structuredClone(about));
    },
    async find(id) {
      const about = kept.get(id);
      return about && structuredClone(about);
    },
    async move({ from, to }) {
      if (kept.get(from.id)?.version !== from.version) return false;
      kept.set(to.id, structuredClone(to));
      if (to.state === "running") marks.add(to.id);
      else marks.delete(to.id);
      return true;
    },
    async portion(id, at) {
      const portion = portions.get(keyOf(id, at));
      if (!portion) throw new Error(`${keyOf(id, at)} is not there`);
      return structuredClone(portion);
    },
    savePortion: async (id, at, portion) => void portions.set(keyOf(id, at), structuredClone(portion)),
    running: async () => [...marks],
    forgetRunning: async (id) => void marks.delete(id),
    async remove(id) {
      kept.delete(id);
      marks.delete(id);
    },
    async forgetBefore(instant) {
      const old = [...kept.values()].filter(({ uploadedAt }) => uploadedAt < instant);
      for (const { id } of old) kept.delete(id);
      return old.length;
    },
  };
}
