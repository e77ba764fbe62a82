import type { Reference } from "../common/ids";
import type { Log } from "../common/log";
import type { Consultation } from "../consultations";

/** Rows looked at side by side when starting, for changes made while nobody watched. */
const sweepAtOnce = 20;

/** Sees that every change of a row is told, in its order, and looks again at one that could not be. */
export function listEdits({
  notice,
  find,
  log,
}: {
  /** Answers "later" where it is too soon to tell; the row is then looked at again. */
  notice: (consultation: Consultation) => Promise<unknown>;
  find: (reference: Reference) => Consultation | undefined;
  log: Log;
}) {
  const untold = new Set<Reference>();
  let noticing = Promise.resolve();

  async function look(consultation: Consultation): Promise<void> {
    const { reference } = consultation;
    try {
      if ((await notice(consultation)) === "later") untold.add(reference);
    } catch (error) {
      untold.add(reference);
      log.error("list-edit.not-noticed", error, { reference });
    }
  }
  // One after another, so that two changes of one row are told in their order.
  const next = (consultation: Consultation) => {
    noticing = noticing.then(() => look(consultation));
  };

  return {
    changed: next,
    /** What could not be told before, as it now stands. @returns when all that was seen so far is dealt with. */
    async again(): Promise<void> {
      const references = [...untold];
      untold.clear();
      for (const reference of references) {
        const consultation = find(reference);
        if (consultation) next(consultation);
      }
      await noticing;
    },
    /** Many at once, when starting. One that cannot be told of stops nothing. */
    async sweep(rows: readonly Consultation[]): Promise<void> {
      for (let at = 0; at < rows.length; at += sweepAtOnce)
        await Promise.all(rows.slice(at, at + sweepAtOnce).map(look));
    },
  };
}
