import type { Clock } from "../../common/clock";
import { dayOf } from "../../common/days";
import { type PlannedConsultation, timingShown } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { dayOr, shorten } from "../cards/words";
import listJson from "./consultations-list-card.json";
import { timingWords } from "./words";

const listCard = cardFrom(listJson);
const rowsOnCard = 8;

/** A box that chooses which rows are shown. */
export interface ListChoice {
  id: string;
  label: string;
  chosen: string;
  options: readonly { value: string; title: string }[];
}

/** Consultations, a few on a card, with a button to each one's checklist. */
export function consultationsCard(
  list: { rows: readonly PlannedConsultation[]; asOf: Date; stale: boolean },
  words: { heading: string; subheading: string; empty: string; verb: string },
  {
    page,
    clock,
    choices = [],
    problem = "",
  }: { page: number; clock: Clock; choices?: readonly ListChoice[]; problem?: string },
): Card {
  const shown = pageOf(list.rows, { page, size: rowsOnCard });
  const make = (share: number) =>
    listCard({
      ...words,
      ...shown,
      problem,
      choices,
      empty: list.rows.length === 0 ? words.empty : "",
      staleNote: staleNote(list, clock),
      rows: shown.rows.map(({ consultation }) => ({
        reference: consultation.reference,
        title: shorten(consultation.title, 120 * share),
        timing: timingWords[timingShown(consultation, dayOf(clock.now()))],
        status: consultation.workflowStatus,
        dates: consultation.startDate
          ? `${dayOr(consultation.startDate, "")} to ${dayOr(consultation.endDate, "no end date yet")}`
          : "No dates yet",
        detail: [
          shorten(consultation.service, 60 * share),
          consultation.engagementLevel ? describeLevel(consultation.engagementLevel).label : "",
          shorten(consultation.leadOfficer?.name, 60 * share),
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    });
  return fitting(shares, make);
}
