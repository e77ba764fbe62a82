import { z } from "zod";
import { frequencies, type PreferenceStore, type ReminderPreferences, usualPreferences } from "../actions";
import { type Day, toDay } from "../common/days";
import { type PersonId, toPersonId } from "../common/ids";
import { inTime } from "./storage-problem";
import { odata, type Row, type Table } from "./tables";

const partitionKey = "reminders";
/** Everybody of a large council, a thousand a page. */
const allMs = 60_000;

const aDay = z.string().transform((text, context): Day => {
  const read = toDay(text);
  if (read) return read;
  context.addIssue("not a day");
  return z.NEVER;
});
const kept = z.object({
  frequency: z.enum(frequencies),
  pausedUntil: aDay.optional(),
  sendAt: z.string().optional(),
  quietHours: z.object({ from: z.string(), to: z.string() }).optional(),
  leave: z.array(z.object({ from: aDay, to: aDay })),
});

/** One row a person who ever chose something. */
export function createReminderPreferences(table: Table): PreferenceStore {
  async function all(abortSignal: AbortSignal): Promise<ReadonlyMap<PersonId, ReminderPreferences>> {
    const found = new Map<PersonId, ReminderPreferences>();
    for await (const row of table.find(odata`PartitionKey eq ${partitionKey}`, abortSignal)) {
      const person = toPersonId(row.rowKey);
      if (person) found.set(person, toPreferences(row));
    }
    return found;
  }

  return {
    async of(person) {
      const row = await table.get({ partitionKey, rowKey: person });
      return row ? toPreferences(row) : usualPreferences;
    },
    all: () => inTime(all, allMs),
    save: (person, { quiet, unnamed = false, ...chosen }) =>
      table.put({ partitionKey, rowKey: person, quiet, unnamed, chosen: JSON.stringify(chosen) }),
  };
}

/** A row of another version must not make anybody loud who asked for quiet, nor name who asked not to be. */
function toPreferences(row: Row): ReminderPreferences {
  const { success, data } = kept.safeParse(parsed(String(row["chosen"])));
  // Rows of before people could choose this say nothing of it.
  const unnamed = (row["unnamed"] ?? false) !== false;
  const asked = { quiet: row["quiet"] !== false, ...(unnamed && { unnamed }) };
  if (!success) return { ...usualPreferences, ...asked };
  const { pausedUntil, sendAt, quietHours, frequency, leave } = data;
  return {
    ...{ frequency, leave, ...asked },
    ...(pausedUntil && { pausedUntil }),
    ...(sendAt && { sendAt }),
    ...(quietHours && { quietHours }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
