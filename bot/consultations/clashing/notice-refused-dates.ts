import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Directory, Person } from "../../common/person";
import type { Consultation, Named } from "../consultation";
import type { ToldMarks } from "../replanning/notice-date-edit";
import { canBeReplanned } from "../replanning/replan-view";
import { askOf, type ClashCheck, type ClashFinding, noClashes } from "./clash-check";
import { readNotes, stillRefused } from "./dates-notes";

/** Somebody gave a consultation dates in the list that chat would have refused. */
export interface RefusedDatesNews {
  consultation: Consultation;
  by: Named | undefined;
  findings: readonly ClashFinding[];
}

export interface RefusedDatesNotices {
  refusedDates(to: readonly Person[], news: RefusedDatesNews): Promise<void>;
}

export interface NoticeRefusedDatesDeps {
  clashCheck: ClashCheck;
  directory: Directory;
  clock: Clock;
  toldRefusedDates: ToldMarks;
  refusedDatesNotices: RefusedDatesNotices;
}

const nothingToTell = "nothing";

/** A row as somebody left it in the list. Nothing is undone; the engagement leads are told once, and what to do. */
export async function noticeRefusedDates(
  deps: NoticeRefusedDatesDeps,
  { consultation }: { consultation: Consultation },
): Promise<void> {
  const { toldRefusedDates, directory, refusedDatesNotices } = deps;
  const { reference, changedBy } = consultation;
  if (changedBy.byApp) return;
  const findings = refusedOf(deps, consultation);
  const told = await toldRefusedDates.get(reference);
  if (findings.length === 0) {
    // The same mistake made once more is news once more.
    if (told && told !== nothingToTell)
      await toldRefusedDates.move({ reference, from: told, to: nothingToTell });
    return;
  }
  const news = fingerprint([
    consultation.startDate ?? "",
    consultation.endDate ?? "",
    findings.map(({ what }) => what),
  ]);
  if (told === news) return;
  const leads = await directory.withRole("engagementLead");
  // Claim first: two instances see the same edit within the same seconds.
  if (!(await toldRefusedDates.move({ reference, from: told, to: news }))) return;
  try {
    await refusedDatesNotices.refusedDates(leads, { consultation, by: changedBy.person, findings });
  } catch (failure) {
    await toldRefusedDates.move({ reference, from: news, to: told ?? nothingToTell }).catch(() => false);
    throw failure;
  }
}

function refusedOf(deps: NoticeRefusedDatesDeps, consultation: Consultation): readonly ClashFinding[] {
  const ask = askOf(consultation);
  const isOver = ask && ask.endDate < dayOf(deps.clock.now());
  if (!canBeReplanned(consultation) || isOver) return [];
  return stillRefused(ask ? deps.clashCheck(ask) : noClashes, readNotes(consultation.datesNote));
}
