import type { MyReminders, RemindersAsk } from "../../../../bot/contract";

/** One period as it stands in its boxes; the number is the row's own, and never another's. */
export interface TypedLeave {
  row: number;
  from: string;
  to: string;
}

export interface Typed extends Omit<Required<RemindersAsk>, "leave" | "frequency"> {
  frequency: MyReminders["frequency"];
  leave: readonly TypedLeave[];
}

/** What is kept, as it stands in the boxes. */
export const typedFrom = (kept: MyReminders): Typed => ({
  frequency: kept.frequency,
  pausedUntil: kept.pausedUntil ?? "",
  quiet: kept.quiet,
  named: kept.named,
  sendAt: kept.sendAt ?? "",
  quietFrom: kept.quietHours?.from ?? "",
  quietTo: kept.quietHours?.to ?? "",
  leave: kept.leave.map((period, row) => ({ row, ...period })),
});

export const askOf = ({ leave, ...typed }: Typed): RemindersAsk => ({
  ...typed,
  leave: leave.map(({ from, to }) => ({ from, to })),
});
