import { toReference } from "../../common/ids";
import type { Consultation } from "../../consultations";
import { describeLevel } from "../../toolkit";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { dayOr, shorten } from "../cards/words";
import type { Found, Query, TeamsDeps, Turn, Unfurl } from "../turn";
import sharedJson from "./shared-card.json";
import { timingWords } from "./words";

const sharedCard = cardFrom(sharedJson);

/**
 * Searched from the box where people write a message, to put a consultation into it. Whoever is in that
 * conversation reads the card, so it follows the rule for channels: only what was agreed to.
 */
export const findConsultation: Query = async (deps, turn, { text, skip, most }) => {
  const references = text.trim() ? matching(deps, turn, { text, most: skip + most }) : suggested(deps, turn);
  const found = references
    .slice(skip, skip + most)
    .flatMap((reference) => toReference(reference) ?? [])
    .flatMap((reference) => seen(deps, turn, deps.consultations.find(reference)) ?? []);
  if (found.length > 0) return { found };
  return {
    found,
    note: text.trim()
      ? "I found no consultation like that. Drafts are left out, since others would read them."
      : "Nothing is open or coming up yet.",
  };
};

/** A link to a row of the list, pasted into a message, becomes that consultation's card. */
export const unfurlLink: Unfurl = async (deps, turn, link) =>
  seen(deps, turn, deps.consultations.findByLink(link));

function matching(
  { searchRegister, consultations }: TeamsDeps,
  { person }: Turn,
  { text, most }: { text: string; most: number },
): readonly string[] {
  const typed = toReference(text);
  if (typed) return [typed];
  const only = (id: string): boolean => {
    const reference = toReference(id);
    return reference !== undefined && consultations.mayFind({ reference, by: person, inPublic: true });
  };
  return searchRegister({ text, most, only });
}

/** Before anything is typed: what is open now and what comes next. */
const suggested = ({ consultations }: TeamsDeps, { person }: Turn): readonly string[] =>
  consultations
    .seeForwardPlan({ person, where: "channel" })
    .rows.filter(({ timing }) => timing === "open" || timing === "forthcoming")
    .map(({ consultation }) => consultation.reference);

function seen(
  { consultations }: TeamsDeps,
  { person }: Turn,
  consultation: Consultation | undefined,
): Found | undefined {
  if (!consultation || !consultations.canSeeRecord(person, consultation, "channel")) return undefined;
  const { reference, title, startDate, endDate, workflowStatus, engagementLevel, leadOfficer } = consultation;
  const timing = timingWords[consultations.timingShown(consultation)];
  const dates = startDate
    ? `${dayOr(startDate, "")} to ${dayOr(endDate, "no end date yet")}`
    : "No dates yet";
  return {
    title: shorten(title, 100),
    text: `${reference} · ${timing} · ${dates}`,
    card: sharedCard({
      ...{ reference, timing, dates, status: workflowStatus },
      title: shorten(title, 160),
      overview: shorten(consultation.publicSummary || consultation.overview, 400),
      facts: [
        ["Level", engagementLevel ? describeLevel(engagementLevel).label : ""],
        ["For", shorten(consultation.audiences.join(", "), 200)],
        ["Where", shorten(consultation.areas.join(", "), 200)],
        ["Service", shorten(consultation.service, 80)],
        ["Lead officer", shorten(leadOfficer?.name, 80)],
        ["Decision", dayOr(consultation.decisionDate, "")],
      ]
        .filter(([, value]) => value)
        .map(([name = "", value = ""]) => ({ name: `${name}: `, value })),
      listUrl: linkOr(consultation.listUrl),
      participateUrl: linkOr(consultation.participateUrl),
    }),
  };
}
