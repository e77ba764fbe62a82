import type { Request, Response } from "express";

export interface PartHealth {
  state: "ok" | "stale" | "down";
  /** Plain words about the state, when there is something to say. */
  note?: string;
}

export type Health = () => Promise<Readonly<Record<string, PartHealth>>>;

/** Names each part and its state. 200 while people are served, also from a copy that is a little old. */
export function getHealth(health: Health) {
  return async (_request: Request, response: Response): Promise<void> => {
    const parts = await health();
    const states = Object.values(parts).map((part) => part.state);
    const ready = !states.includes("down");
    response.status(ready ? 200 : 503).json({ ready, parts });
  };
}
