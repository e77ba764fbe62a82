import type { Person } from "../../common/person";
import type { ClashFinding, Consultation, OverlapAnswer, OverlapNews } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { rowOf } from "./clash-parts";
import overlapJson from "./overlap-card.json";
import statusChangedJson from "./status-changed-card.json";

const overlapCard = cardFrom(overlapJson);
const answeredCard = cardFrom(statusChangedJson);
const mostShown = 3;
/** In letters; more than can be kept of a reason. */
const longestBack = 1_500;

export interface OverlapShown {
  consultation: Consultation;
  other: Consultation;
  otherLead: Pick<Person, "name" | "email"> | undefined;
  findings: readonly ClashFinding[];
  reason?: string;
  problem?: string;
  /** What was agreed, once it is on record. */
  answered?: string;
}

/** Told once to each of two lead officers whose work could be one. */
export const overlap = (news: OverlapNews): Card => overlapShown(news);

export function overlapShown(shown: OverlapShown): Card {
  const { consultation, other, otherLead, findings, reason = "", problem, answered } = shown;
  const make = (share: number) =>
    overlapCard({
      reference: consultation.reference,
      other: other.reference,
      yours: named(consultation, share),
      theirs: named(other, share),
      theirLead: shorten(otherLead?.name, 60) || "A colleague",
      overlaps: findings.slice(0, mostShown).map((finding) => rowOf(finding, share)),
      problem: shorten(problem, 400),
      answered: shorten(answered, 700 * share),
      reason: [...reason].slice(0, longestBack * share).join(""),
      chatUrl: chatWith(otherLead?.email),
    });
  return fitting(shares, make);
}

const named = ({ reference, title }: Consultation, share: number): string =>
  `${reference} ${shorten(title, 120 * share)}`.trim();

/** As directories have them; anything else would not open. */
const address = /^[\w.+'#-]+@[\w.-]+$/;

const chatWith = (email: string | undefined): string =>
  email && address.test(email)
    ? linkOr(`https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`)
    : "";

/** Told to the lead of the other one, once somebody has answered. */
export function overlapAnswered({ consultation, other, by, joined, reason }: OverlapAnswer): Card {
  const who = shorten(by.name, 60) || "Somebody";
  return answeredCard({
    heading: joined ? "You join up" : "You stay apart",
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: `${who} put on record that it ${joined ? "joins up with" : "stays apart from"} ${named(other, 1)}.${reason ? ` They say: ${shorten(reason, 600)}` : ""}`,
    whatNext: joined
      ? "Agree who asks what, and when. Both records now name each other."
      : "If you see it differently, talk to them.",
    listUrl: linkOr(consultation.listUrl),
  });
}
