import { z } from "zod";

export const reminderFrequencies = ["daily", "weekly", "only late", "paused"] as const;

const leaveSchema = z.object({ from: z.string(), to: z.string() });

/** `GET /api/reminders/mine`. Days as `YYYY-MM-DD`, times as `09:30` in the United Kingdom. */
export const myRemindersSchema = z.object({
  frequency: z.enum(reminderFrequencies),
  /** The day to start again; absent when only they say when. */
  pausedUntil: z.string().optional(),
  /** Nothing at all that they did not ask for. */
  quiet: z.boolean(),
  /** Colleagues may see their name in the forum's digest, and beside methods they used. */
  named: z.boolean(),
  /** Absent, the council's own. */
  sendAt: z.string().optional(),
  quietHours: z.object({ from: z.string(), to: z.string() }).optional(),
  leave: z.array(leaveSchema),
  /** What holds where they choose nothing. */
  usual: z.object({ at: z.string(), quietFrom: z.string(), quietTo: z.string() }),
});

const typed = z.string().max(200);

/** `PUT /api/reminders/mine`: all of it, each as it is typed. What is empty is not chosen. */
export const remindersAskSchema = z.object({
  frequency: typed,
  pausedUntil: typed.optional(),
  quiet: z.boolean(),
  /** Absent, it stays as it is. */
  named: z.boolean().optional(),
  sendAt: typed.optional(),
  quietFrom: typed.optional(),
  quietTo: typed.optional(),
  /** A day alone is a period of one day. */
  leave: z.array(z.object({ from: typed, to: typed })).max(200),
});

/** `GET /api/reminders/would-be-sent?day=2027-03-01&page=1`: nothing is sent by looking. */
export const wouldBeSentSchema = z.object({
  day: z.string(),
  /** How many would get a card, and how many are left out. */
  cards: z.number().int(),
  skipped: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sendAt: z.string(),
      skipped: z.enum(["quiet", "paused", "not a working day", "on leave"]).optional(),
      items: z.array(
        z.object({
          title: z.string(),
          as: z.enum(["owner", "manager", "engagementLead"]),
          stage: z.enum(["before", "on the day", "late", "snooze over"]),
          /** Negative when late; absent when it has no day. */
          dueInWorkingDays: z.number().int().optional(),
          unowned: z.boolean(),
        }),
      ),
      /** How many items there are besides. */
      more: z.number().int(),
    }),
  ),
});

export type MyReminders = z.infer<typeof myRemindersSchema>;
export type RemindersAsk = z.infer<typeof remindersAskSchema>;
export type WouldBeSent = z.infer<typeof wouldBeSentSchema>;
