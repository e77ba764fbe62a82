import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Request, Response } from "express";

export interface PartHealth {
  state: "ok" | "stale" | "down";
  /** Plain words about the state, when there is something to say. */
  note?: string;
}

export type Health = () => Promise<Readonly<Record<string, PartHealth>>>;

/** A tab nobody built would be a blank page in Teams. */
export function tabHealth(directory: string): PartHealth {
  return existsSync(join(directory, "index.html"))
    ? { state: "ok" }
    : { state: "down", note: "The tab is not built. Run: npm run build" };
}

/** Names each part and its state. 200 while people are served, also from a copy that is a little old. */
export function getHealth(health: Health) {
  return async (_request: Request, response: Response): Promise<void> => {
    const parts = await health();
    const states = Object.values(parts).map((part) => part.state);
    const ready = !states.includes("down");
    response.status(ready ? 200 : 503).json({ ready, parts });
  };
}
