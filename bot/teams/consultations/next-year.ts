import type { NextYearAsk } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import nextYearJson from "./next-year-card.json";

const nextYearCard = cardFrom(nextYearJson);

/** Once a year, to whoever leads or reviews the work of a service. */
export const nextYear = ({ year, services }: NextYearAsk, note = ""): Card =>
  nextYearCard({ year, note, services: shorten(services.join(", "), 600) });
