import { inWords } from "../../common/days";
import type { NoPromiseNews } from "../../feedback";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import toldJson from "./told-card.json";

const toldCard = cardFrom(toldJson);

/** Told once to whoever leads what has closed, where nobody said by when people hear what came of it. */
export const noPromise = ({ work, due, weeks }: NoPromiseNews): Card =>
  toldCard({
    heading: "It closed, and no feedback day is promised",
    reference: work.reference,
    title: shorten(work.title, 120),
    detail: `I counted ${weeks} weeks from closing: people should hear by ${inWords(due)}. I will remind you before that day.`,
    whatNext: `To choose another day, press the button, or type: promise feedback ${work.reference}`,
    ...{ button: "Promise a day", verb: "consultations.askPromise", listUrl: "" },
  });
