import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { TermsSeen } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { count, shorten } from "../cards/words";
import type { Command, Press } from "../turn";
import { isShared, linesOf, roomsOf } from "./meeting-rooms";
import termsJson from "./terms-card.json";
import { leadWords } from "./terms-words";

const termsCard = cardFrom(termsJson);
const longestText = 9_000;
const mostNames = 40;

/** `terms of reference`: what holds now, and for the chair who has agreed. */
export const seeTerms: Command = async (deps, turn) => ({
  card: card(await roomsOf(deps).governance.seeTerms({ person: turn.person, shared: isShared(turn) }), ""),
  summary: "Terms of reference",
});

export const pressSeeTerms: Press = async (deps, turn) =>
  card(await roomsOf(deps).governance.seeTerms({ person: turn.person, shared: isShared(turn) }), "");

const dataSchema = z.looseObject({ version: z.string().max(255), words: z.string().max(50) });

export const acknowledgeTerms: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: terms of reference");
  const { governance } = roomsOf(deps);
  const { version, words } = read.data;
  const seen = await governance.acknowledgeTerms({ version, words, by: turn.person });
  const shown = isShared(turn) ? await governance.seeTerms({ person: turn.person, shared: true }) : seen;
  return card(shown, "Thank you. It is noted that you agree.");
};

const reviews: Readonly<Record<string, string>> = {
  late: "The day to review these has passed. The chair has been told.",
  soon: "These are to be reviewed soon.",
};

function card(seen: TermsSeen, note: string): Card {
  const { terms, chairs, acknowledgedOn, drafts, answers } = seen;
  const names = (all: readonly { name: string }[], share: number) =>
    all
      .slice(0, mostNames)
      .map(({ name }) => shorten(name, 40 * share))
      .join(", ") + (all.length > mostNames ? `, and ${all.length - mostNames} more` : "");
  return fitting(shares, (share) => {
    const { lines, rest } = linesOf(terms?.text ?? "", longestText * share);
    return termsCard({
      state: terms
        ? shorten(stateOf({ ...terms, acknowledgedOn }), 300)
        : "There are no terms of reference yet. The chair writes them in the list ForumTerms.",
      review: reviews[terms?.review ?? ""] ?? "",
      draftNote:
        drafts.length > 0
          ? `${count(drafts.length, "draft")} for officers: ${drafts
              .slice(0, 5)
              .map(({ version }) => shorten(version, 40 * share))
              .join(", ")}. Read it in SharePoint.`
          : "",
      ...{
        note,
        paragraphs: lines,
        version: terms?.version ?? "",
        words: terms?.words ?? "",
        mayAcknowledge: seen.mayAcknowledge,
      },
      rest: rest ? "The rest is in SharePoint. Read it there before you agree." : "",
      chairs: chairs.length > 0 ? `Chair: ${names(chairs, share)}` : "Nobody has the chair now.",
      withoutLead: leadWords(seen.withoutLead, share),
      given: answers
        ? agreedWords(
            answers.given.length,
            names(
              answers.given.map((each) => each.person),
              share,
            ),
          )
        : "",
      missing: answers?.missing.length
        ? `Not yet (${answers.missing.length}): ${names(answers.missing, share)}`
        : "",
      listUrl: linkOr(terms?.listUrl),
    });
  });
}

const agreedWords = (agreed: number, names: string): string =>
  agreed > 0 ? `Agreed (${agreed}): ${names}` : "Nobody yet.";

function stateOf({
  version,
  from,
  reviewOn,
  acknowledgedOn,
}: NonNullable<TermsSeen["terms"]> & Pick<TermsSeen, "acknowledgedOn">): string {
  return [
    `Version ${shorten(version, 60)}${from ? `, from ${inWords(from)}` : ""}.`,
    reviewOn ? `To be reviewed on ${inWords(reviewOn)}.` : "No day is set for its review.",
    acknowledgedOn ? `You agreed on ${inWords(acknowledgedOn)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
