import { z } from "zod";
import { workItemSchema } from "./my-work";

/** Longer than anything that is kept, so that what is too long is told so in words. */
const words = z.string().max(20_000);
const line = z.string().max(2_000);

/** `POST /api/actions`: written down by hand. The same key twice is one action. */
export const addActionAskSchema = z.object({
  title: words,
  dueDate: line.optional(),
  /** A name or an e-mail address; theirs when left out. */
  owner: line.optional(),
  /** The id of one of those to choose from. */
  ownerId: line.optional(),
  reference: line.optional(),
  key: z.string().max(200),
});

/** `POST /api/actions/:id/done`, `…/note`, `…/snooze`, `…/hand-over`, `…/answer`; `…/undo`, `…/take-back` ask nothing. */
export const doneAskSchema = z.object({ evidence: words });
export const noteAskSchema = z.object({ text: words });
/** `tomorrow`, `next week` or a day. Beyond its due day only when that is said. */
export const snoozeAskSchema = z.object({ until: line, beyondDue: z.boolean().optional() });
export const handOverAskSchema = z.union([z.object({ toId: line }), z.object({ to: line })]);
export const answerOfferAskSchema = z.object({ accept: z.boolean(), reason: words.optional() });

/** What is different now; the lists say the rest. */
export const changedActionSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: workItemSchema.shape.status,
  owner: z.string().optional(),
  snoozedUntil: z.string().optional(),
});

const colleagueSchema = z.object({ id: z.string(), name: z.string(), email: z.string().optional() });
/** Several people have that name: nothing is done before somebody says which. */
const chooseSchema = z.object({ choose: z.array(colleagueSchema) });

export const actionChangedSchema = z.object({ action: changedActionSchema });
export const snoozedSchema = z.union([
  actionChangedSchema,
  /** It would be late by then: nothing is changed. */
  z.object({ beyondDue: z.object({ dueDate: z.string(), until: z.string() }) }),
]);
export const handedOverSchema = z.union([
  actionChangedSchema.extend({
    to: z.string(),
    how: z.enum(["offered", "taken"]),
    /** Whether the card about it is on its way to them. */
    told: z.boolean(),
  }),
  chooseSchema,
]);
export const actionAddedSchema = z.union([
  actionChangedSchema.extend({ offeredTo: z.string().optional(), told: z.boolean() }),
  chooseSchema,
]);
export const offerAnsweredSchema = actionChangedSchema.extend({
  how: z.enum(["accepted", "declined", "not offered"]),
  told: z.boolean(),
});
export const takenBackSchema = actionChangedSchema.extend({ told: z.boolean() });

/** `GET /api/actions/unowned`: what nobody owes, for the engagement lead to give away. */
export const unownedSchema = z.object({
  asOf: z.string(),
  stale: z.boolean(),
  rows: z.array(workItemSchema.extend({ needs: z.enum(["no owner", "owner left", "owner unknown"]) })),
});

export type AddActionAsk = z.infer<typeof addActionAskSchema>;
export type SnoozeAsk = z.infer<typeof snoozeAskSchema>;
export type HandOverAsk = z.infer<typeof handOverAskSchema>;
export type AnswerOfferAsk = z.infer<typeof answerOfferAskSchema>;
export type ChangedAction = z.infer<typeof changedActionSchema>;
export type Colleague = z.infer<typeof colleagueSchema>;
export type ActionChanged = z.infer<typeof actionChangedSchema>;
export type SnoozedAnswer = z.infer<typeof snoozedSchema>;
export type HandedOverAnswer = z.infer<typeof handedOverSchema>;
export type ActionAdded = z.infer<typeof actionAddedSchema>;
export type OfferAnswered = z.infer<typeof offerAnsweredSchema>;
export type TakenBack = z.infer<typeof takenBackSchema>;
export type Unowned = z.infer<typeof unownedSchema>;
export type UnownedItem = Unowned["rows"][number];
