import type { Panel } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import newsJson from "./panel-news-card.json";

const newsCard = cardFrom(newsJson);

const headings = {
  ...{ Requested: "Your request for a forum", Running: "Your forum may start" },
  ...{ Declined: "Your forum was declined", Ended: "Your forum has ended" },
} as const;

/** To whoever asked for it, or runs it: what was decided, by whom and why. */
export const panelDecided = ({ panel }: { panel: Panel }): Card =>
  fitting(shares, (share) =>
    newsCard({
      ...{ heading: headings[panel.status], id: panel.id, title: shorten(panel.title, 200 * share) },
      text: `${shorten(panel.decidedBy?.name, 60 * share) || "Somebody"}: ${shorten(panel.why, 1_500 * share) || "no reason given"}`,
      next: panel.status === "Running" ? "You run it. After each meeting, note the day it met." : "",
    }),
  );
