import { toDay } from "../../common/days";
import { toPersonId } from "../../common/ids";
import type { QueueMessage } from "./needs";

/** @returns undefined for anything that is no message of ours. */
export function readMessage<Card>(message: unknown): QueueMessage<Card> | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { kind, day, to, lastTold, about, summary, card } = message as Record<string, unknown>;
  const known = { day: toDay(textOf(day)), to: toPersonId(textOf(to)) };
  if (typeof kind !== "string" || !known.day || !known.to) return undefined;
  const key = { day: known.day, to: known.to };
  if (isReminder(kind)) {
    const told = toDay(textOf(lastTold));
    return { ...key, kind, ...(told && { lastTold: told }) };
  }
  if (!isNews(kind) || typeof about !== "string" || typeof summary !== "string") return undefined;
  if (typeof card !== "object" || card === null) return undefined;
  return { ...key, kind, about, summary, card: card as Card };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const isReminder = (kind: string): kind is "reminder" | `reminder/${string}` =>
  kind === "reminder" || kind.startsWith("reminder/");
const isNews = (kind: string): kind is `news/${string}` => kind.startsWith("news/");
