import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { asMeetingId, type Meeting, type RoundUp } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Press } from "../turn";
import { linesOf, roomsOf } from "./meeting-rooms";
import roundUpJson from "./meeting-round-up-card.json";
import roundUpsJson from "./meeting-round-ups-card.json";

const roundUpCard = cardFrom(roundUpJson);
const roundUpsCard = cardFrom(roundUpsJson);
const mostGiven = 12;

/** Sent to a workstream lead some working days before the meeting. */
export const roundUpForm = ({ meeting, workstream }: { meeting: Meeting; workstream: string }): Card =>
  form({
    ...{ meeting: meeting.id, workstream, text: "" },
    line: `The forum meets on ${inWords(meeting.on)}. What is new in ${shorten(workstream, 80)}?`,
  });

const dataSchema = z.looseObject({
  meeting: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(asMeetingId),
  workstream: z.string().max(255),
  note: z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch(""),
});

export const giveRoundUp: Press = async (deps, turn, data) => {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: agenda");
  const { meeting, workstream, note: text } = read.data;
  const line = `About ${shorten(workstream, 80)}`;
  try {
    await roomsOf(deps).meetings.giveRoundUp({ meeting, workstream, text, by: turn.person });
    const note = "Thank you. It goes into one digest before the meeting. You can still send it again.";
    return form({ meeting, workstream, text, line, note });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.giveRoundUp" });
    return form({ meeting, workstream, text, line, problem: failure.message });
  }
};

function form(given: {
  meeting: string;
  workstream: string;
  text: string;
  line: string;
  note?: string;
  problem?: string;
}): Card {
  const { value, whole } = boxed(given.text, 8_000);
  return roundUpCard({
    ...{ meeting: given.meeting, workstream: given.workstream, line: given.line, open: true },
    ...{ noteValue: value, note: given.note ?? "", problem: shorten(given.problem, 300) },
    kept: whole ? "" : "What you typed is too long for this card. Its beginning is in the box.",
  });
}

/** The round-ups of all workstreams in one card, for the forum's channel. */
export function roundUps({ meeting, given, missing }: RoundUp): Card {
  return fitting(shares, (share) =>
    roundUpsCard({
      line: `For the meeting on ${inWords(meeting.on)}`,
      given: given.slice(0, mostGiven).map(({ workstream, by, text }) => ({
        heading: [shorten(workstream, 80 * share), shorten(by, 60 * share)].filter(Boolean).join(", "),
        text: linesOf(text, 1_200 * share).lines,
      })),
      missing:
        missing.length > 0
          ? `Nothing yet from: ${missing
              .slice(0, 15)
              .map((each) => shorten(each, 60 * share))
              .join(", ")}.`
          : "",
    }),
  );
}
