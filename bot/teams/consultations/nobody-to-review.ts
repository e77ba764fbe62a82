import type { Consultation } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import statusChangedJson from "./status-changed-card.json";

const statusChangedCard = cardFrom(statusChangedJson);

/** Told to the engagement lead when there is no manager who may review what was submitted. */
export const nobodyToReview = ({ reference, title, leadOfficer, listUrl }: Consultation): Card =>
  statusChangedCard({
    heading: "Nobody can review this one",
    reference,
    title: shorten(title, 120),
    detail: `${shorten(leadOfficer?.name, 60) || "Somebody"} sent it for review. There is no manager but whoever leads it.`,
    whatNext: "Ask IT to make one more person a manager. That person then types: awaiting review",
    listUrl: linkOr(listUrl),
  });
