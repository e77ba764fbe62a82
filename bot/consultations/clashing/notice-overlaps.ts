import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { canSeeRecord } from "../permissions";
import type { ClashCheck, ClashFinding } from "./clash-check";
import { overlapsOf } from "./overlaps";

/** Told to the lead officer of one of two consultations that could be one. */
export interface OverlapNews {
  /** Theirs. */
  consultation: Consultation;
  other: Consultation;
  /** Who leads the other. */
  otherLead: Person;
  findings: readonly ClashFinding[];
}

export interface OverlapNotices {
  overlap(to: Person, news: OverlapNews): Promise<void>;
}

/** What was done about two consultations. Shared by every instance and kept over restarts. */
export interface PairMarks {
  /** @returns false when it was marked before. */
  claim(mark: PairMark): Promise<boolean>;
  /** Gives a claim back, so that somebody can try again. */
  release(mark: PairMark): Promise<void>;
}

export interface PairMark {
  /** Which two, in whatever order. */
  pair: readonly [Reference, Reference];
  what: string;
}

export interface NoticeOverlapsDeps {
  register: ConsultationStore;
  clashCheck: ClashCheck;
  directory: Directory;
  clock: Clock;
  pairMarks: PairMarks;
  overlapNotices: OverlapNotices;
}

/** A person can talk to so many colleagues about one thing; the next save tells of more. */
const mostAtOnce = 3;

/**
 * A consultation that was just saved. Where it could be one with another's, both lead officers are told
 * about each other, once for each pair, whichever instance sees it first.
 */
export async function noticeOverlaps(
  deps: NoticeOverlapsDeps,
  { consultation }: { consultation: Consultation },
): Promise<void> {
  let told = 0;
  for (const { other, findings } of overlapsOf(deps, { consultation, today: dayOf(deps.clock.now()) })) {
    if (told === mostAtOnce) return;
    const [lead, otherLead] = [await leadOf(deps, consultation), await leadOf(deps, other)];
    if (!lead || !otherLead) continue;
    const mine = await tell(deps, lead, { consultation, other, otherLead, findings });
    const theirs = await tell(deps, otherLead, {
      ...{ consultation: other, other: consultation, otherLead: lead },
      findings: findings.map((finding) => ({ ...finding, reference: consultation.reference })),
    });
    if (mine || theirs) told++;
  }
}

const leadOf = async ({ directory }: NoticeOverlapsDeps, { leadOfficer }: Consultation) =>
  leadOfficer && (await directory.find(leadOfficer.id));

/** @returns whether this is the first they hear of it. */
async function tell(
  { pairMarks, overlapNotices }: NoticeOverlapsDeps,
  to: Person,
  news: OverlapNews,
): Promise<boolean> {
  const { consultation, other } = news;
  if (!canSeeRecord(to, other, "own chat")) return false;
  const mark: PairMark = {
    pair: [consultation.reference, other.reference],
    what: `told-${consultation.reference}`,
  };
  // Claim first: two instances see the same save within the same seconds.
  if (!(await pairMarks.claim(mark))) return false;
  try {
    await overlapNotices.overlap(to, news);
    return true;
  } catch (failure) {
    await pairMarks.release(mark).catch(() => undefined);
    throw failure;
  }
}
