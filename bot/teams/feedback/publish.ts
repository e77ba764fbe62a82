import { inWords } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Reference } from "../../common/ids";
import { publicOutcome } from "../../consultations";
import { lookAgain, NotLookedAgain } from "../../feedback";
import { boxes } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { count, shorten } from "../cards/words";
import { nothingWrong, type Refused, readClosing, refusedWords } from "../consultations/closing-data";
import type { Press, TeamsDeps, Turn } from "../turn";
import { mustBeOwnChat, notHere } from "./keep-row";
import publishJson from "./publish-card.json";
import { feedback, rowWords } from "./see-feedback";

const publishCard = cardFrom(publishJson);
const mostShown = 12;
export const publishInputs: readonly string[] = ["nothingChanged"];
const reasonBox = { nothingChanged: 7_000 };

/** What will be read, before it is: the rows as they stand, or the reason why nothing changed. */
export const askPublish: Press = async (deps, turn, data) =>
  preview(deps, turn, { reference: readClosing(data, []).reference, refused: nothingWrong });

export const publish: Press = async (deps, turn, data) => {
  const { reference, typed, raw } = readClosing(data, ["nothingChanged"]);
  mustBeOwnChat(turn);
  try {
    const { rows } = await deps.feedback.publish({
      ...{ reference, by: turn.person, ...typed },
      // What was shown, and nothing that was written since.
      asItIs: Boolean(raw["lookedAt"]) && raw["lookedAt"] === markNow(deps, turn, { reference, typed }),
    });
    return feedback(deps, turn, {
      reference,
      saved: `Published: ${count(rows.length, "row")}. Now tell the people who took part.`,
    });
  } catch (failure) {
    if (failure instanceof NotLookedAgain)
      return preview(deps, turn, { reference, typed, refused: nothingWrong, isAsked: true });
    const refused = refusedWords(deps, failure, "feedback.publish");
    return preview(deps, turn, { reference, typed, refused });
  }
};

const markNow = (
  { feedback: told }: TeamsDeps,
  { person }: Turn,
  { reference, typed }: { reference: Reference; typed: { nothingChanged?: string } },
): string =>
  fingerprint(
    lookAgain(told.seeFeedback({ reference, by: person, where: "own chat" }), typed.nothingChanged),
  );

function preview(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    typed,
    refused,
    isAsked = false,
  }: {
    reference: Reference;
    typed?: { nothingChanged?: string };
    refused: Refused;
    /** Whether pressing once more publishes it as it is. */
    isAsked?: boolean;
  },
): Card {
  const seen =
    turn.where === "personal"
      ? deps.feedback.seeFeedback({ reference, by: turn.person, where: "own chat" })
      : undefined;
  // What was typed stays, on a card that says why it was not kept.
  if (!seen || (!seen.canWrite && !typed?.nothingChanged))
    return feedback(deps, turn, { reference, refused: notHere });
  const { rows, work } = seen;
  const again = lookAgain(seen, typed?.nothingChanged);
  const { findings, decision, decision_reasons, decision_date } = publicOutcome(work, "Feedback published");
  return fitting(shares, (share) =>
    publishCard({
      ...{ reference, ...refused, isEmpty: rows.length === 0 },
      title: shorten(work.title, 120 * share),
      summary:
        rows.length === 0
          ? "There are no rows. You can publish that nothing changed, with the reason."
          : `${count(rows.length, "row")} will be read as below.`,
      rows: rows.slice(0, mostShown).map((row) => rowWords(row, share * 0.6)),
      outcome: [
        { label: "What people said", text: findings },
        { label: "What was decided", text: decision },
        { label: "Why", text: decision_reasons },
        { label: "Day of the decision", text: decision_date && inWords(decision_date) },
      ]
        .filter(({ text }) => text.trim())
        .map(({ label, text }) => ({ label, text: shorten(text, 2_000 * share) })),
      more: rows.length > mostShown ? `And ${count(rows.length - mostShown, "more row", "more rows")}.` : "",
      lookAgain: again.map((text) => ({ text: shorten(text, 300) })),
      hasLookAgain: again.length > 0,
      lookedAt: isAsked ? fingerprint(again) : "",
      publishTitle: isAsked ? "Publish as it is" : "Publish now",
      ...boxes(reasonBox, { stored: { nothingChanged: "" }, typed }),
    }),
  );
}
