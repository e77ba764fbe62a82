import type { Reference } from "../../common/ids";
import type { Consultation } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import type { History } from "../reviewing/notice-list-edit";
import type { PastLine } from "../reviewing/see-review";
import { sameValue, toldText } from "./field-text";
import { labelledFields, labelOf } from "./record-fields";

export interface FieldEditDeps {
  history: History;
  review: { pastOf(reference: Reference): Promise<readonly PastLine[]> };
  /** The states a record has had, the oldest first; none where the list keeps no versions. */
  versionsOf(reference: Reference): Promise<readonly { consultation: Consultation; version: string }[]>;
}

/** A row before and after somebody changed it in the list. */
export interface FieldEdit {
  before: Consultation;
  after: Consultation;
  /** Names this version of this row, on every instance. */
  version: string;
  /** Whether the row was seen at its very version before: else another change came between. */
  follows: boolean;
}

type Name = keyof ConsultationFields;

/**
 * Every field that a person changed in the list gets a line of history with that person, once, whichever
 * instance sees it first. What the app itself writes has its lines already; the status is told elsewhere.
 */
export async function noticeFieldEdit(
  { history, review }: Pick<FieldEditDeps, "history" | "review">,
  edit: FieldEdit,
): Promise<void> {
  const { before, after, version, follows } = edit;
  const { reference, changedBy } = after;
  if (changedBy.byApp) return;
  const changed = labelledFields.filter((name) => !sameValue(before[name], after[name]));
  if (changed.length === 0) return;
  const told = follows ? new Set<Name>() : toldOf(await review.pastOf(reference), edit);
  for (const name of changed) {
    if (told.has(name)) continue;
    await history.append(
      {
        ...{ reference, what: `${labelOf(name)} changed in the list`, who: changedBy.person },
        ...{ when: after.changedAt, from: toldText(before, name), to: toldText(after, name) },
      },
      { key: `list:${version}:${name}` },
    );
  }
}

/** What a change of ours is called in the history, and the fields it wrote. */
const ours: readonly [RegExp, readonly Name[]][] = [
  [/^dates changed$/i, ["startDate", "endDate", "decisionDate"]],
  [/^level /i, ["engagementLevel", "track", "levelReason", "levelAnswers"]],
  [/^answers about the level/i, ["levelAnswers", "keyDecision", "statutoryDuty"]],
  [/^methods chosen$/i, ["methods"]],
  [/toolkit/i, ["templateVersion"]],
  [/^status changed$/i, ["reviewedBy", "reviewedOn", "reviewNote"]],
  [/^feedback promised/i, ["feedbackPromised"]],
  [/^(trying something new|what came of trying it) changed$/i, ["triedNoted"]],
];

/** Our clock writes the lines, and SharePoint's the rows. */
const clocksApartMs = 120_000;

/** What came between and was written by the app, on another instance: it has its line, and its own actor. */
function toldOf(past: readonly PastLine[], { before, after }: FieldEdit): ReadonlySet<Name> {
  const from = before.changedAt.getTime() - clocksApartMs;
  const since = past.filter(({ when }) => when.getTime() > from);
  return new Set(
    labelledFields.filter((name) =>
      since.some(
        ({ what, to }) =>
          (what === `${labelOf(name)} changed` && to === toldText(after, name)) ||
          ours.some(([called, names]) => called.test(what) && names.includes(name)),
      ),
    ),
  );
}

/**
 * Several edits of one record that were not seen one by one: two people within one look, or while nothing ran.
 * The list's own versions say who changed what. Looking at one twice writes it once.
 * @returns false where the list keeps no versions.
 */
export async function noticeEditsSince(
  deps: FieldEditDeps,
  { reference, since }: { reference: Reference; since: Date },
): Promise<boolean> {
  const versions = await deps.versionsOf(reference);
  const from = since.getTime() - clocksApartMs;
  for (const [at, { consultation: after, version }] of versions.entries()) {
    const before = versions[at - 1]?.consultation;
    if (before && after.changedAt.getTime() > from)
      await noticeFieldEdit(deps, { before, after, version, follows: true });
  }
  return versions.length > 1;
}

/** Notices edits in their order, and keeps one that could not be written for the next look. */
export function fieldEdits(deps: FieldEditDeps, onFailure: (failure: unknown, reference: Reference) => void) {
  let waiting: FieldEdit[] = [];
  let noticing = Promise.resolve();
  const look = async (edit: FieldEdit) => {
    try {
      const { reference } = edit.after;
      const seen =
        !edit.follows && (await noticeEditsSince(deps, { reference, since: edit.before.changedAt }));
      if (!seen) await noticeFieldEdit(deps, edit);
    } catch (failure) {
      // The same keys again: what was written of it is not written twice.
      waiting.push(edit);
      onFailure(failure, edit.after.reference);
    }
  };
  const changed = (edit: FieldEdit): void => {
    noticing = noticing.then(() => look(edit));
  };
  return {
    changed,
    /** True when nothing that was seen is left to be written. */
    isDone: () => waiting.length === 0,
    /** What people changed after that instant, while nothing of ours was running. */
    async sweep(rows: readonly Consultation[], since: Date): Promise<void> {
      const missed = rows.filter(
        ({ changedBy, changedAt }) =>
          !changedBy.byApp && changedAt.getTime() > since.getTime() - clocksApartMs,
      );
      for (const { reference } of missed)
        await noticeEditsSince(deps, { reference, since }).catch((failure) => onFailure(failure, reference));
    },
    /** @returns when all that was seen so far is dealt with. */
    async again(): Promise<void> {
      const again = waiting;
      waiting = [];
      again.forEach(changed);
      await noticing;
    },
  };
}
