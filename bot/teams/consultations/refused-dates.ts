import type { RefusedDatesNews } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { rowOf } from "./clash-parts";
import statusChangedJson from "./status-changed-card.json";

const statusChangedCard = cardFrom(statusChangedJson);

/** Told to the engagement leads when dates were typed into the list that chat would have refused. */
export function refusedDates({ consultation, by, findings }: RefusedDatesNews): Card {
  const { reference } = consultation;
  const never = findings.some(({ refuses }) => refuses === "always");
  const what = findings.slice(0, 3).map((finding) => rowOf(finding, 1));
  return statusChangedCard({
    heading: "Dates in the list break a rule",
    reference,
    title: shorten(consultation.title, 120),
    detail: `${shorten(by?.name, 60) || "Somebody"} changed it in the list. ${what.map((row) => `${row.what} ${row.why}`).join(" ")}`,
    whatNext: never
      ? `Nothing was undone. Give it other dates: type change dates ${reference}`
      : `Nothing was undone. Ask the lead officer for other dates, or for the reason. To write the reason down, type: change dates ${reference}`,
    listUrl: linkOr(consultation.listUrl),
  });
}
