import { z } from "zod";
import { toReference } from "../../common/ids";
import type { WaitingReview } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { pageOf, readPage } from "../cards/page";
import { staleNote } from "../cards/stale-note";
import { count, dayOr, shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { seeReview } from "./review";
import reviewsJson from "./reviews-card.json";

const fill = cardFrom(reviewsJson);
const rowsOnCard = 8;
const namedReviewers = 3;

const dataSchema = z.looseObject({ page: z.unknown().optional() });

/** What waits for the person's answer, or what they wait for themselves; with a reference, that one alone. */
export const listReviews: Command = async (deps, turn) => {
  const reference = toReference(/\d{4}-\d{5}/.exec(turn.text)?.[0]);
  return reference
    ? { card: await seeReview(deps, turn, { reference }), summary: `Review of ${reference}` }
    : { card: await reviews(deps, turn, 1), summary: "Awaiting review" };
};

export const pressListReviews: Press = async (deps, turn, data) =>
  reviews(deps, turn, readPage(dataSchema.parse(data ?? {}).page));

const order = { me: 0, mine: 1, others: 2 } as const;

async function reviews(deps: TeamsDeps, { person }: Turn, page: number): Promise<Card> {
  const list = await deps.consultations.seeReviews({ person });
  const rows = [...list.rows].sort((one, other) => order[one.whose] - order[other.whose]);
  const shown = pageOf(rows, { page, size: rowsOnCard });
  const make = (share: number) =>
    fill({
      ...shown,
      heading: "Awaiting review",
      subheading: subheading(list.rows),
      empty: rows.length === 0 ? "Nothing waits for review just now." : "",
      staleNote: staleNote(list, deps.clock),
      rows: shown.rows.map((row) => ({
        reference: row.consultation.reference,
        title: shorten(row.consultation.title, 120 * share),
        waiting: waitingWords(row),
        dates: row.consultation.startDate
          ? `Opens ${dayOr(row.consultation.startDate, "")}`
          : "It has no dates yet",
        checks: [
          row.clashes > 0 ? count(row.clashes, "clash", "clashes") : "",
          row.missingSteps > 0 ? `${count(row.missingSteps, "step")} not done` : "",
        ]
          .filter(Boolean)
          .join(" · "),
        detail: detailOf(row, share),
        button: row.whose === "me" ? "Review" : "See it",
      })),
    });
  return fitting(shares, make);
}

function subheading(rows: readonly WaitingReview[]): string {
  const of = (whose: WaitingReview["whose"]) => rows.filter((row) => row.whose === whose).length;
  const parts = [
    of("me") > 0 ? `${of("me")} for you to answer` : "",
    of("mine") > 0 ? `${of("mine")} of your own` : "",
    of("others") > 0 ? `${of("others")} for other managers` : "",
  ].filter(Boolean);
  return parts.join(" · ");
}

const waitingWords = ({ daysWaiting, again }: WaitingReview): string =>
  [
    again ? "sent again" : "",
    daysWaiting > 0 ? `waiting ${count(daysWaiting, "day")}` : again ? "today" : "sent today",
  ]
    .filter(Boolean)
    .join(daysWaiting > 0 ? ", " : " ");

function detailOf({ consultation, reviewers, whose }: WaitingReview, share: number): string {
  const from = [consultation.service, consultation.leadOfficer?.name]
    .map((each) => shorten(each, 60 * share))
    .filter(Boolean)
    .join(" · ");
  if (whose === "me") return from;
  const names = reviewers.slice(0, namedReviewers).map(({ name }) => shorten(name, 60 * share));
  const more = reviewers.length - names.length;
  const who = [...names, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return who ? `Can be approved by: ${who}` : "No manager can review it. I am telling the engagement lead.";
}
