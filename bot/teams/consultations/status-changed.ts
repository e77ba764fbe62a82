import { type GateAhead, labelsOf, type StatusNews, waitsFor } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import { button } from "./replan-button";
import { brokenWords, passedWords } from "./rule-broken";
import statusChangedJson from "./status-changed-card.json";

const statusChangedCard = cardFrom(statusChangedJson);

const nextWords: Record<string, string> = {
  Submitted: "A manager will look at it. You need do nothing now.",
  "Changes requested": "Open the record, read the note, and change what it asks for.",
  Approved: "You can start the work. Your checklist shows what is due next.",
  Ready: "Everything is ready to open on the day.",
  Open: "It is open. Keep an eye on who has not replied yet.",
  Closed: "It has closed. Thank people, then count and read the replies.",
  Reported: "The findings are in. Next, the decision-maker must see them in full.",
  Decided: "The decision is made. Tell people what you did with what they said.",
  "Feedback published": "Tell the people who took part where to read it.",
  Complete: "All done. Thank you for closing the loop.",
  Stopped: "It has been stopped. Ask the person who stopped it before doing more.",
  Idea: "It is an idea again. Finish planning when you are ready.",
};

/** Where the note itself is on the card. */
const withNoteWords: Record<string, string> = {
  "Changes requested":
    "Open the record and make the changes. Then send it for review again from the checklist.",
  Stopped: "It has been stopped. Ask the person who stopped it before doing more.",
};

const ownApprovalWords =
  "Nobody may approve their own consultation. Ask another manager to look at it. I am telling the engagement lead.";

/** Told to the lead officer when somebody else changes the status, in the list or in chat. */
export function statusChanged(news: StatusNews): Card {
  const { consultation, to, from, by, inChat, note, broken, missing } = news;
  const { reference } = consultation;
  const ownApproval =
    news.ownApproval === true ||
    (to === "Approved" && by !== undefined && by.id === consultation.leadOfficer?.id);
  // What goes back needs nothing filled in.
  const lacks = broken || ownApproval ? undefined : missing;
  const card = statusChangedCard({
    heading: `Now: ${to}`,
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: `${by?.name ? `${shorten(by.name, 60)} changed it` : "It was changed"}${inChat ? "" : " in the list"}${from ? `, from ${from}` : ""}.${note ? ` They say: ${shorten(note, 1_000)}` : ""}${lacks ? ` The record still lacks: ${shorten(labelsOf(lacks), 600)}. To give it, type: consultation ${consultation.reference}` : ""}`,
    whatNext: broken
      ? brokenWords(broken, from)
      : ownApproval
        ? ownApprovalWords
        : note
          ? (withNoteWords[to] ?? "")
          : (nextWords[to] ?? ""),
    listUrl: linkOr(consultation.listUrl),
  });
  // What must change is changed in the record.
  if (to !== "Changes requested" || broken) return card;
  return {
    ...card,
    actions: [
      button("Open the record", "consultations.seeRecord", { reference }),
      ...(card["actions"] as object[]),
    ],
  };
}

/** Told to the engagement lead when somebody approved their own consultation in the list. */
export function approvedOwn(news: StatusNews): Card {
  const { consultation, by, to, from } = news;
  return statusChangedCard({
    heading: "Somebody approved their own consultation",
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: `${shorten(by?.name || "The lead officer", 60)} leads it and set it to ${to} in the list.${passedWords(news)}`,
    whatNext: `Nobody may approve their own. Set it back to ${from ?? "Submitted"} in the list, then ask another manager to review it.`,
    listUrl: linkOr(consultation.listUrl),
  });
}

/** Told to the engagement lead when a change in the list went past a gate that still waits for steps. */
export function pastGate({ consultation, to, by }: StatusNews, gates: readonly GateAhead[]): Card {
  return statusChangedCard({
    heading: "A consultation went past its gate",
    reference: consultation.reference,
    title: shorten(consultation.title, 120),
    detail: `${shorten(by?.name, 60) || "Somebody"} set it to ${to} in the list. ${gates.map((gate) => shorten(waitsFor(gate), 700)).join(" ")}`,
    whatNext: "Nothing was undone. Ask for the missing steps, or have a manager waive them with a reason.",
    listUrl: linkOr(consultation.listUrl),
  });
}
