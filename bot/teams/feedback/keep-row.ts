import { randomUUID } from "node:crypto";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { tellsOfPeople } from "../../common/tells-of-people";
import { asFeedbackRowId, type FeedbackRow, rowTexts } from "../../feedback";
import { boxes } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { nothingWrong, type Refused, readClosing, refusedWords } from "../consultations/closing-data";
import type { Press, TeamsDeps, Turn } from "../turn";
import rowJson from "./row-card.json";
import { feedback } from "./see-feedback";

const rowCard = cardFrom(rowJson);
const rowBoxes = {
  ...{ theme: 1_000, asked: 5_500, said: 5_500, outcome: 60, answer: 5_500, owner: 600, dueDate: 60 },
};
type Typed = Partial<Record<keyof typeof rowBoxes, string>>;
export const rowInputs: readonly string[] = Object.keys(rowBoxes);
const names = Object.keys(rowBoxes) as (keyof typeof rowBoxes)[];

/** The form of one row, as it stands, or empty for a new one. */
export const askRow: Press = async (deps, turn, data) => {
  const { reference, row } = readRow(data);
  if (!mayWrite(deps, turn, reference)) return feedback(deps, turn, { reference, refused: notHere });
  return form(deps, turn, { reference, row, key: randomUUID(), refused: nothingWrong });
};

export const keepRow: Press = async (deps, turn, data) => {
  const { reference, row, key, typed } = readRow(data);
  mustBeOwnChat(turn);
  // What was typed stays, on a card that says why it was not kept.
  if (!mayWrite(deps, turn, reference))
    return form(deps, turn, { reference, row, key, typed, refused: notHere });
  if (row && !rowOf(deps, turn, { reference, row }))
    return form(deps, turn, { reference, row: "", key: randomUUID(), typed, refused: takenOut });
  try {
    const before = row ? rowOf(deps, turn, { reference, row }) : undefined;
    const ask = { reference, by: turn.person, typed: { ...(before && asTyped(before)), ...typed } };
    await deps.feedback.keepRow(row ? { ...ask, id: asFeedbackRowId(row) } : { ...ask, key });
    const again = tellsOfPeople(rowTexts([ask.typed])).map((text) => shorten(text, 300));
    const saved = ["Saved. Nobody outside sees it until you publish.", ...again].join(" ");
    return feedback(deps, turn, { reference, saved });
  } catch (failure) {
    const refused = refusedWords(deps, failure, "feedback.keepRow");
    return form(deps, turn, { reference, row, key, typed, refused });
  }
};

/** In a channel the card stays as it is, with what was typed: an answer would be for everybody. */
export function mustBeOwnChat({ where }: Turn): void {
  if (where !== "personal") throw new Failure("not_allowed", notHere.problemsTitle);
}

const takenOut: Refused = {
  problemsTitle: "This row was taken out meanwhile. To add it again as a new row, press Save.",
  problems: [],
};

const keyForm = /^[0-9a-f-]{36}$/;

function readRow(data: unknown): { reference: Reference; row: string; key: string; typed: Typed } {
  const { reference, typed, raw } = readClosing(data, names);
  const row = typeof raw["row"] === "string" && /^\d{1,12}$/.test(raw["row"]) ? raw["row"] : "";
  const sent = typeof raw["once"] === "string" && keyForm.test(raw["once"]) ? raw["once"] : randomUUID();
  return { reference, row, key: sent, typed };
}

const mayWrite = (deps: TeamsDeps, turn: Turn, reference: Reference): boolean =>
  turn.where === "personal" &&
  deps.feedback.seeFeedback({ reference, by: turn.person, where: "own chat" }).canWrite;

export const notHere: Refused = {
  problemsTitle:
    "This is for its lead officer, the engagement lead or a manager. They write it in their own chat.",
  problems: [{ text: "It can be written from closing until it is complete." }],
};

const rowOf = (
  { feedback: rows }: TeamsDeps,
  { person }: Turn,
  { reference, row }: { reference: Reference; row: string },
) =>
  rows
    .seeFeedback({ reference, by: person, where: "own chat" })
    .rows.find(({ id }) => id === asFeedbackRowId(row));

const asTyped = ({
  theme,
  asked,
  said,
  outcome,
  answer,
  owner,
  dueDate,
}: FeedbackRow): Record<keyof typeof rowBoxes, string> => ({
  ...{ theme, asked, said, outcome: outcome ?? "", answer, owner: owner?.name ?? "", dueDate: dueDate ?? "" },
});

function form(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    row,
    key,
    typed,
    refused,
  }: { reference: Reference; row: string; key: string; typed?: Typed; refused: Refused },
): Card {
  const { work } = deps.feedback.seeFeedback({ reference, by: turn.person, where: "own chat" });
  const before = row ? rowOf(deps, turn, { reference, row }) : undefined;
  if (row && !before && !typed)
    throw new Failure("not_found", "That row is no longer there. Type: you said we did");
  const blank = { theme: "", asked: "", said: "", outcome: "", answer: "", dueDate: "" };
  const stored = before ? asTyped(before) : { ...blank, owner: work.leadOfficer?.name ?? "" };
  return rowCard({
    ...{ reference, row, key, ...refused, title: shorten(work.title, 120) },
    ...boxes(rowBoxes, { stored, typed }),
  });
}
