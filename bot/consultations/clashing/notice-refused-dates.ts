import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Directory, Person } from "../../common/person";
import type { Consultation, Named } from "../consultation";
import type { ToldMarks } from "../replanning/notice-date-edit";
import { canBeReplanned } from "../replanning/replan-view";
import type { ClashCheck, ClashFinding } from "./clash-check";
import { refusedOf } from "./refused-dates";

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
  // What the app writes was judged as it was typed, and is once more before anybody reviews it.
  if (changedBy.byApp) return;
  const today = dayOf(deps.clock.now());
  const findings = canBeReplanned(consultation) ? refusedOf(deps.clashCheck, consultation, today) : [];
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
