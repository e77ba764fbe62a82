import { type DayNumber, toNumber } from "../common/day-number";
import type { Day } from "../common/days";
import type { ClashAsk, ClashFinding, ClashRecord, ClashSettings } from "./clash";
import { key } from "./names";
import { isDraft, said } from "./people-findings";
import type { Entry } from "./register-index";

const mostNamed = 3;
const month = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });
const inMonth = (day: Day): string => month.format(Date.parse(`${day}T00:00:00Z`));
/** Views of a year ago may not hold any more; those of this year may make a new question needless. */
const freshDays = 366;

/** The last so many months, and as many to come: what an older one said is another story. */
export function topicDays(
  opening: DayNumber,
  { similarTopicMonths }: Pick<ClashSettings, "similarTopicMonths">,
) {
  const reach = Math.round(similarTopicMonths * daysOfMonth);
  return { from: opening - reach, to: opening + reach };
}
const daysOfMonth = 30.44;

/** The same topic asked before, now or soon: the most alike first. */
export function topicFindings(
  { ask, found }: { ask: ClashAsk; found: readonly { entry: Entry; likeness: number }[] },
  settings: ClashSettings,
): ClashFinding[] {
  const opening = toNumber(ask.startDate);
  return [...found]
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        one.entry.record.reference.localeCompare(other.entry.record.reference),
    )
    .slice(0, mostNamed)
    .map(({ entry: { record, from, to } }) => {
      const fresh = from === undefined || Math.abs(opening - (to ?? from)) <= freshDays;
      return {
        kind: "sameTopic",
        severity: fresh && samePlace(ask, record, settings) ? "medium" : "low",
        ...{ from: ask.startDate, to: ask.endDate },
        what: `It is much like ${said(record)}`,
        why: `The titles or overviews say much the same. ${when(record, ask.startDate)}${
          isDraft(record) ? " It is not agreed yet." : ""
        }`,
        advice: "See what people said there, or join up, before you ask again.",
        reference: record.reference,
      };
    });
}

function when({ startDate, endDate }: ClashRecord, opening: Day): string {
  const on = startDate ?? endDate;
  if (!on) return "That one has no dates yet.";
  if ((endDate ?? on) < opening) return `It was asked in ${inMonth(on)}.`;
  return on <= opening ? `It is asked from ${inMonth(on)}.` : `It will be asked in ${inMonth(on)}.`;
}

/** The same question elsewhere is worth a look; here it is worth a talk. */
function samePlace(ask: ClashAsk, { areas }: ClashRecord, { wholeArea }: ClashSettings): boolean {
  const whole = key(wholeArea);
  const mine = new Set(ask.areas.map(key));
  if (mine.size === 0 || areas.length === 0 || mine.has(whole)) return true;
  return areas.some((area) => key(area) === whole || mine.has(key(area)));
}
