import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import takeAwayJson from "./take-away-card.json";
import { seeYours, whichConsultation } from "./which-consultation";

const takeAwayCard = cardFrom(takeAwayJson);

/** `download 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const takeAway: Command = async (deps, turn) => {
  const { reference, howToAsk } = whichConsultation(deps, turn, { words: "download" });
  if (!reference) return { text: `${howToAsk} ${seeYours}` };
  return { card: await links(deps, turn, reference), summary: `Documents of ${reference}` };
};

const dataSchema = z.looseObject({ reference: z.string().optional().catch(undefined) });

export const pressTakeAway: Press = async (deps, turn, data) => {
  const reference = toReference(dataSchema.parse(data ?? {}).reference);
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: download");
  return links(deps, turn, reference);
};

/** A link lets in whoever has it, as the person it was made for: never where others can read it. */
async function links(deps: TeamsDeps, { person, where }: Turn, reference: Reference): Promise<Card> {
  if (where !== "personal")
    throw new Failure(
      "not_allowed",
      `I give documents only to you. Open our own chat and type: download ${reference}`,
    );
  const consultation = deps.consultations.takeAway({ reference, kind: "plan", by: person });
  const mayHavePack = deps.consultations.canTakeAway(person, "evidence-pack");
  const [plan, pack] = await Promise.all([
    deps.takeAwayLink({ reference, kind: "plan", by: person }),
    mayHavePack ? deps.takeAwayLink({ reference, kind: "evidence-pack", by: person }) : "",
  ]);
  return takeAwayCard({
    reference,
    title: shorten(consultation.title, 200),
    planLink: linkOr(plan),
    packLink: linkOr(pack),
    packNote: mayHavePack
      ? "The evidence pack lists what was recorded. It does not say that a legal test was met."
      : "The evidence pack is for officers. Ask the lead officer what you need from it.",
  });
}
