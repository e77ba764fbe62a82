import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { Consultation, ConsultationStore, Named } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import { mustBeAbleToReplan } from "../permissions";
import { withUnread } from "../record-lines";
import type { History } from "../reviewing/notice-list-edit";
import { isOverlap } from "./check-clashes";
import { askOf, type ClashCheck } from "./clash-check";
import type { PairMark, PairMarks } from "./notice-overlaps";
import { isOver } from "./overlaps";
import { readReason } from "./read-reason";

export interface AnswerOverlapDeps {
  register: ConsultationStore;
  clashCheck: ClashCheck;
  writer: ConsultationWriter;
  history: History;
  directory: Directory;
  clock: Clock;
  pairMarks: PairMarks;
  overlapAnswered: OverlapAnswered;
}

/** How the other lead officer hears of the answer. */
export type OverlapAnswered = (to: Person, news: OverlapAnswer) => Promise<void>;

export interface OverlapAnswer {
  /** Theirs. */
  consultation: Consultation;
  other: Consultation;
  by: Named;
  joined: boolean;
  reason: string;
}

export interface Answered {
  consultation: Consultation;
  other: Consultation;
  /** The same for the evidence of a checklist. */
  words: string;
}

interface Ask {
  reference: Reference;
  other: Reference;
  by: Person;
  reason: string;
}

/** The two become related on the register. Saying so twice is saying it once. */
export async function joinUp(deps: AnswerOverlapDeps, ask: Ask): Promise<Answered> {
  const { one, other } = bothOf(deps, ask);
  const first = await relate(deps, one, { to: other, ask });
  const second = await relate(deps, other, { to: one, ask });
  if (first.changed || second.changed)
    await tellOther(deps, { one: first.row, other: second.row, ask, joined: true });
  return {
    consultation: first.row,
    other: second.row,
    words: `We join up with ${named(other)}.${ask.reason.trim() ? ` ${ask.reason.trim()}` : ""}`,
  };
}

/** The two stay apart, and the register says why. */
export async function keepApart(deps: AnswerOverlapDeps, ask: Ask): Promise<Answered> {
  const { one, other } = bothOf(deps, ask);
  const said = readReason(ask.reason);
  if ("problem" in said) throw new Failure("invalid", `Say why they stay apart. ${said.problem}`);
  const mark: PairMark = { pair: [one.reference, other.reference], what: `apart-${one.reference}` };
  const words = `We stay apart from ${named(other)}. ${said.reason}`;
  if (!(await deps.pairMarks.claim(mark))) return { consultation: one, other, words };
  try {
    for (const [row, beside] of [
      [one, other],
      [other, one],
    ] as const)
      await deps.history.append({
        reference: row.reference,
        what: `Stays apart from ${beside.reference}`,
        who: { id: ask.by.id, name: ask.by.name },
        when: deps.clock.now(),
        from: "",
        to: said.reason,
      });
  } catch (failure) {
    await deps.pairMarks.release(mark).catch(() => undefined);
    throw failure;
  }
  await tellOther(deps, { one, other, ask, joined: false });
  return { consultation: one, other, words };
}

const named = ({ reference, title }: Consultation): string => `${reference} ${title}`.slice(0, 200);

/** An answer is written into both records, so there must be something to answer. */
function bothOf(deps: AnswerOverlapDeps, { reference, other, by }: Ask) {
  const { register, clock } = deps;
  const [one, two] = [register.find(reference), register.find(other)];
  if (!one || !two || reference === other)
    throw new Failure("not_found", "One of the two is not in the register any more. Nothing was changed.");
  mustBeAbleToReplan(by, one);
  const today = dayOf(clock.now());
  const over = [one, two].find((each) => isOver(each, today));
  if (over)
    throw new Failure(
      "conflict",
      `${over.reference} is over, so there is nothing left to join. Nothing was changed.`,
    );
  const meets = (mine: Consultation, theirs: Consultation): boolean => {
    const ask = askOf(mine);
    return (
      ask !== undefined &&
      deps.clashCheck(ask).findings.some((each) => each.reference === theirs.reference && isOverlap(each))
    );
  };
  // A check names only the worst, so the other one may name this one where this one does not name it.
  if (!meets(one, two) && !meets(two, one))
    throw new Failure(
      "conflict",
      `${one.reference} and ${two.reference} do not overlap any more, so nothing was changed. To look again, type: check clashes ${one.reference}`,
    );
  return { one, other: two };
}

async function relate(
  { writer, clock }: AnswerOverlapDeps,
  row: Consultation,
  { to, ask }: { to: Consultation; ask: Ask },
): Promise<{ row: Consultation; changed: boolean }> {
  const change = (newest: Consultation): ConsultationChange =>
    newest.relatedConsultations.includes(to.reference)
      ? { fields: {}, lines: [] }
      : {
          fields: {
            relatedConsultations: withUnread(
              [...newest.relatedConsultations, to.reference],
              newest.relatedConsultations,
            ),
          },
          lines: [{ what: `Joins up with ${to.reference}`, from: "", to: ask.reason.trim() || named(to) }],
        };
  const first = change(row);
  if (first.lines.length === 0) return { row, changed: false };
  const saved = await writer.change({
    ...first,
    consultation: row,
    by: { id: ask.by.id, name: ask.by.name },
    at: clock.now(),
    again: change,
  });
  return { row: saved, changed: true };
}

/** It is on the register: a card that cannot be sent takes nothing back. */
async function tellOther(
  { directory, overlapAnswered }: AnswerOverlapDeps,
  { one, other, ask, joined }: { one: Consultation; other: Consultation; ask: Ask; joined: boolean },
): Promise<void> {
  const { leadOfficer } = other;
  if (!leadOfficer || leadOfficer.id === ask.by.id) return;
  try {
    const lead = await directory.find(leadOfficer.id);
    const by: Named = { id: ask.by.id, name: ask.by.name };
    const reason = ask.reason.trim();
    if (lead) await overlapAnswered(lead, { consultation: other, other: one, by, joined, reason });
  } catch {
    // Told or not, the register has it.
  }
}
