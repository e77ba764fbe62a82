import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { editedGroups, labelsOf, type RecordView, recordGroups } from "../../consultations";
import { describeLevel } from "../../toolkit";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { refreshing } from "../cards/refreshing";
import { staleNote } from "../cards/stale-note";
import { dayOr, pounds, shorten } from "../cards/words";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { listMine } from "./list-mine";
import recordJson from "./record-card.json";
import { gateWords, warningWords, waysOf } from "./record-way";
import { moveWords } from "./status-moves";
import { seeYours, whichConsultation } from "./which-consultation";
import { lateWords, timingWords } from "./words";

const recordCard = cardFrom(recordJson);
const mostLinks = 8;

/** `consultation 2027-00042`; without a reference, the one consultation the person leads, or all of them. */
export const seeRecord: Command = async (deps, turn) => {
  const { reference, howToAsk } = whichConsultation(deps, turn, { words: "consultation" });
  if (reference)
    return { card: await record(deps, turn, { reference }), summary: `Consultation ${reference}` };
  if (!/\d/.test(turn.text) && turn.where === "personal") return listMine(deps, turn);
  return { text: `${howToAsk} ${seeYours}` };
};

const dataSchema = z.looseObject({ reference: z.string().max(40).optional().catch(undefined) });

export const pressSeeRecord: Press = async (deps, turn, data) => {
  const reference = toReference(dataSchema.parse(data ?? {}).reference);
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return record(deps, turn, { reference });
};

/** One consultation on a card: what this person may see of it here, and may do with it. */
export async function record(
  deps: TeamsDeps,
  turn: Turn,
  { reference, note = "", group = "purpose" }: { reference: Reference; note?: string; group?: string },
): Promise<Card> {
  const where = readingPlace(turn);
  const view = deps.consultations.viewRecord({ reference, by: turn.person, where });
  const warnings = await deps.consultations.ruleWarnings({ reference, by: turn.person, where });
  const { consultation, timing, late, next, canEdit, canCopy } = view;
  const list = deps.consultations.listMine({ person: turn.person, where });
  const make = (share: number) =>
    refreshing(
      recordCard({
        ...{ reference, canEdit, canCopy, group },
        title: shorten(consultation.title, 200 * share),
        status: [
          `Status: ${consultation.workflowStatus}. ${timingWords[timing]}.`,
          ...(late ? [lateWords[late]] : []),
        ].join(" "),
        warnings: warningWords(warnings, share),
        staleNote: staleNote(list, deps.clock),
        note: shorten(note, 600),
        asked: askedWords(view, share),
        missing:
          next && next.missing.length > 0
            ? `Still needed before “${moveWords[next.to]}”: ${shorten(labelsOf(next.missing), 500)}.`
            : "",
        ...gateWords(next?.gate, share),
        moves: waysOf(deps, turn, view),
        rows: rowsOf(view, share),
        links: linksOf(view, share),
        attachHint: canEdit
          ? `To attach a file, open ${reference} in the tab of this app. To add a link, change “${recordGroups.links}” here.`
          : "",
        groups: editedGroups.map((value) => ({ value, title: recordGroups[value] })),
        listUrl: linkOr(consultation.listUrl),
      }),
      { verb: "consultations.seeRecord", data: { reference } },
      turn,
    );
  return fitting(shares, make);
}

/** What must change before it is sent again. */
function askedWords({ consultation, inFull }: RecordView, share: number): string {
  const { workflowStatus, reviewedBy, reviewNote } = consultation;
  if (!inFull || workflowStatus !== "Changes requested" || !reviewNote?.trim()) return "";
  return `${shorten(reviewedBy?.name, 60) || "The reviewer"} asks: ${shorten(reviewNote, 600 * share)}`;
}

function rowsOf(view: RecordView, share: number) {
  const { consultation, inFull } = view;
  const { startDate, endDate, decisionDate, engagementLevel, track } = consultation;
  const cut = (text: string | undefined, most: number) => shorten(text, most * share);
  const all = (names: readonly string[]) => cut(names.join(", "), 400);
  const contact = [consultation.contactName, consultation.contactEmail, consultation.contactPhone];
  const events = consultation.events.map(({ on, what }) => `${dayOr(on, "")} ${what}`).join("; ");
  const rows: [string, string][] = [
    ["About", cut(consultation.overview, 600)],
    [
      "Dates",
      startDate
        ? `${dayOr(startDate, "")} to ${dayOr(endDate, "no end date yet")} (${consultation.dateCertainty.toLowerCase()})`
        : "none yet",
    ],
    [
      "Decision",
      [dayOr(decisionDate, "no day yet"), cut(consultation.decisionMaker, 100)].filter(Boolean).join(", "),
    ],
    [
      "Level",
      engagementLevel ? `${describeLevel(engagementLevel).label}, ${track ?? "no"} track` : "not set",
    ],
    ["Lead officer", cut(consultation.leadOfficer?.name, 80)],
    ["Service", cut(consultation.service, 100)],
    ["Areas", all(consultation.areas)],
    ["Audiences", all(consultation.audiences)],
    ["Why we are asking", cut(consultation.whyConsulting, 400)],
    ["What people can change", cut(consultation.whatCanChange, 400)],
    ["What cannot change", cut(consultation.whatCannotChange, 400)],
    ["What happens next", cut(consultation.whatHappensNext, 300)],
    ["Trying something new", cut(consultation.tryingOut, 400)],
    ["What came of trying it", cut(consultation.triedResult, 400)],
    ["Events", cut(events, 300)],
    ["Ask", cut(contact.filter(Boolean).join(", "), 300)],
    ["Deputy", inFull ? cut(consultation.contactDeputy, 200) : ""],
    ["Cost of each response", view.costPerResponse === undefined ? "" : pounds(view.costPerResponse)],
    ["Feedback promised by", dayOr(consultation.feedbackPromised, "")],
    ["Related", consultation.relatedConsultations.slice(0, 10).join(", ")],
    ...(inFull ? ([["Equality assessment", consultation.eiaStatus ?? ""]] satisfies [string, string][]) : []),
  ];
  return rows.filter(([, text]) => text !== "").map(([label, text]) => ({ label, text }));
}

/** What is public, and for officers the documents that hang on it. */
function linksOf({ consultation, inFull }: RecordView, share: number) {
  const { participateUrl, resultsUrl, eiaLink, privacyLink, supportingDocuments } = consultation;
  const documents = inFull ? supportingDocuments : [];
  return [
    { label: "Take part", text: participateUrl, url: participateUrl },
    { label: "Results", text: resultsUrl, url: resultsUrl },
    { label: "Privacy notice", text: privacyLink, url: privacyLink },
    ...(inFull ? [{ label: "Equality assessment", text: eiaLink, url: eiaLink }] : []),
    ...documents.map(({ title, url }) => ({ label: "Document", text: title, url })),
  ]
    .map(({ label, text, url }) => ({ label, text: shorten(text, 120 * share), url: linkOr(url) }))
    .filter(({ url, text }) => url !== "" && text !== "")
    .slice(0, mostLinks);
}
