import { dayOf, inWords } from "../../common/days";
import type { Consultation, PlanCheck } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { shorten } from "../cards/words";
import planCheckJson from "./plan-check-card.json";

const planCheckCard = cardFrom(planCheckJson);

/** Each month, to whoever looks after the forward plan. */
export function planCheck(check: PlanCheck, note = ""): Card {
  const { last, nextYear, seen } = check;
  const groups = groupsOf(check);
  return fitting([40, 20, 10, 4, 1], (most) =>
    planCheckCard({
      ...{ note, seen, canMark: note === "" || note === lookAgain },
      last: last
        ? `Last checked on ${inWords(dayOf(last.at))} by ${shorten(last.by.name, 60)}.`
        : "Nobody has checked it yet. What is new shows from the next check on.",
      groups: groups.map(({ rows, ...group }) => ({
        ...group,
        rows: rows.slice(0, most).map((row) => ({
          reference: row.reference,
          title: shorten(row.title, 80),
          about: `, ${shorten(row.leadOfficer?.name, 40) || "nobody leads it"}`,
        })),
        more: rows.length > most ? `And ${rows.length - most} more in the forward plan.` : "",
      })),
      nextYear: nextYear ? `Anything for ${nextYear.year}?` : "",
      answers: nextYear ? answersOf(nextYear, most) : [],
    }),
  );
}

export const lookAgain = "The plan changed since this card was made. Here it is as it stands. Look again.";

function groupsOf({ fresh, undated, passed, last }: PlanCheck) {
  const group = (rows: readonly Consultation[], title: string, todo: string) => ({
    ...{ rows, heading: `${title}: ${rows.length}`, todo: rows.length > 0 ? todo : "" },
  });
  return [
    ...(last ? [group(fresh, "New since then", "Do they say enough for people outside to follow?")] : []),
    group(undated, "Without dates", "Ask their lead officers when they will be."),
    group(passed, "Past their opening day, and not confirmed", "Ask if they opened, or choose new dates."),
  ];
}

function answersOf({ planning, nothing, silent }: NonNullable<PlanCheck["nextYear"]>, most: number) {
  const named = (label: string, people: readonly { name: string }[]) => ({
    label: `${label} (${people.length})`,
    names:
      people
        .slice(0, most)
        .map(({ name }) => shorten(name, 60))
        .join(", ") + (people.length > most ? ` and ${people.length - most} more` : ""),
  });
  return [
    named("They plan something", planning),
    named("Nothing planned", nothing),
    named("No answer yet", silent),
  ].filter(({ names }) => names !== "");
}
