import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Reference, toReference } from "../../common/ids";
import { tellsOfPeople } from "../../common/tells-of-people";
import { type ExperimentInput, experimentMark } from "../../consultations";
import { boxes } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import { byReference, nothingWrong, type Refused, readClosing, refusedWords } from "./closing-data";
import { mustBeOwnChat } from "./edit-record";
import experimentJson from "./experiment-card.json";
import { record } from "./see-record";

const experimentCard = cardFrom(experimentJson);
const room = { tryingOut: 8_500, triedResult: 8_500 };
/** What is typed on it. */
export const experimentInputs = Object.keys(room) as ExperimentInput[];

const mark = z.string().max(20).optional().catch(undefined);
const dataSchema = z.looseObject({ reference: z.string().max(40), sawTrying: mark, sawResult: mark });

function read(data: unknown): { reference: Reference; seen: Partial<Record<ExperimentInput, string>> } {
  const found = dataSchema.safeParse(data ?? {});
  const reference = found.success ? toReference(found.data.reference) : undefined;
  if (!found.success || !reference)
    throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  const { sawTrying, sawResult } = found.data;
  return {
    reference,
    seen: { ...(sawTrying && { tryingOut: sawTrying }), ...(sawResult && { triedResult: sawResult }) },
  };
}

/** `try something new 2027-00042` */
export const askExperiment: Command = byReference("try something new", async (deps, turn, reference) => ({
  card: form(deps, turn, { reference }),
  summary: `Trying something new: ${reference}`,
}));

export const pressAskExperiment: Press = async (deps, turn, data) => form(deps, turn, read(data));

export const noteExperiment: Press = async (deps, turn, data) => {
  const { reference, seen } = read(data);
  mustBeOwnChat(turn, { reference });
  const { typed } = readClosing(data, experimentInputs);
  // What they left as it was on the card is no change, whatever the list says by now.
  const changed = Object.fromEntries(
    experimentInputs
      .filter((input) => seen[input] !== experimentMark(typed[input]))
      .map((input) => [input, typed[input]]),
  );
  try {
    const { tryingOut, triedResult } = await deps.consultations.noteExperiment({
      ...{ reference, by: turn.person, typed: changed, seen },
    });
    const told = tellsOfPeople([tryingOut, triedResult]);
    return record(deps, turn, { reference, note: ["Saved. It is on the record.", ...told].join(" ") });
  } catch (failure) {
    const refused = refusedWords(deps, failure, "consultations.noteExperiment");
    return form(deps, turn, { reference, typed, refused });
  }
};

function form(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    typed,
    refused = nothingWrong,
  }: { reference: Reference; typed?: Partial<Record<ExperimentInput, string>>; refused?: Refused },
): Card {
  mustBeOwnChat(turn, { reference });
  const now = deps.consultations.seeExperiment({ reference, by: turn.person });
  const { tryingOut, triedResult } = now;
  return experimentCard({
    ...{ reference, title: shorten(now.title, 120), ...refused },
    ...boxes(room, { stored: { tryingOut, triedResult }, typed }),
    // Marks of what the record says, not of what they typed: that is still to be saved.
    ...{ sawTrying: experimentMark(tryingOut), sawResult: experimentMark(triedResult) },
  });
}
