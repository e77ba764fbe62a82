import type { NotPublishedNews } from "../../feedback";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import toldJson from "./told-card.json";

const toldCard = cardFrom(toldJson);

/** Told to the lead officer when a row was changed in the list, and people do not read it as it says now. */
export function notPublished({ work, row, by, wasPublished, canPublish }: NotPublishedNews): Card {
  const { reference } = work;
  const who = shorten(by?.name, 60) || "Somebody";
  const theme = `“${shorten(row.theme, 80) || "No theme"}”`;
  return toldCard({
    heading: wasPublished ? "A published row is a draft again" : "A day in the list publishes nothing",
    ...{ reference, title: shorten(work.title, 120) },
    detail: wasPublished
      ? `${who} changed ${theme} in the list. It is not shown to the public until you publish it again.`
      : `${who} typed a published day for ${theme} in the list. It is still a draft.`,
    whatNext: canPublish
      ? `Check the rows, then publish them. You can also type: you said we did ${reference}`
      : `Rows are not published while it is ${work.workflowStatus}. Put the old words and the old day back in the list.`,
    ...{ button: "See the rows", verb: "feedback.seeFeedback", listUrl: linkOr(row.listUrl) },
  });
}
