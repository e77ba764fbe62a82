import { z } from "zod";

/** What needs somebody's eye comes first. */
export const deliveryStates = [
  ...(["failed", "unknown", "blocked", "uninstalled", "disabled", "waiting", "sending", "queued"] as const),
  ...(["planned", "sent", "acted", "not needed", "quiet"] as const),
] as const;
export const deliveryStateSchema = z.enum(deliveryStates);

/** `GET /api/deliveries?day=2027-03-01`: how many messages of a day ended how. */
export const deliveriesSchema = z.object({
  day: z.string(),
  today: z.string(),
  messages: z.number().int(),
  people: z.number().int(),
  groups: z.array(
    z.object({
      state: deliveryStateSchema,
      /** In words; `about` is empty where the name says it all. */
      name: z.string(),
      about: z.string(),
      count: z.number().int(),
      canSendAgain: z.boolean(),
      /** How many of them may go out once more; what did already does not count. */
      again: z.number().int(),
    }),
  ),
});

/** `GET /api/deliveries/rows?day=2027-03-01&state=failed&page=1` */
export const deliveryRowsSchema = z.object({
  page: z.number().int(),
  pages: z.number().int(),
  rows: z.array(
    z.object({
      id: z.string(),
      /** Empty for somebody the directory does not know. */
      name: z.string(),
      isReminder: z.boolean(),
      about: z.string(),
      /** In words; empty when there is nothing to say. */
      why: z.string(),
      tries: z.number().int(),
      /** ISO instants. */
      at: z.string(),
      actedAt: z.string().optional(),
    }),
  ),
});

/** `POST /api/deliveries/send-again`: all of that day that ended in one of these states. */
export const sendAgainAskSchema = z.object({
  day: z.string().max(40),
  states: z.array(deliveryStateSchema).min(1).max(deliveryStates.length),
});
export const sentAgainSchema = z.object({ count: z.number().int() });

/** `GET /api/deliveries/dead-letters`, for administrators: the last one first. */
export const deadLettersSchema = z.object({
  /** All there are; the letters are the first of them. */
  count: z.number().int(),
  letters: z.array(z.object({ id: z.string(), why: z.string(), at: z.string(), text: z.string() })),
});

export type DeliveryState = z.infer<typeof deliveryStateSchema>;
export type DeliveriesAnswer = z.infer<typeof deliveriesSchema>;
export type DeliveryRows = z.infer<typeof deliveryRowsSchema>;
export type SendAgainAsk = z.infer<typeof sendAgainAskSchema>;
export type DeadLettersAnswer = z.infer<typeof deadLettersSchema>;
