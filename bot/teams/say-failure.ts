import type { Activity } from "botbuilder";
import { Failure } from "../common/failure";
import { planInputs, recordInputs } from "../consultations";
import { actionInputs } from "./actions/add";
import type { Answer } from "./answer";
import type { BotDeps } from "./bot-deps";
import { shorten } from "./cards/words";
import { experimentInputs } from "./consultations/note-experiment";
import { closingInputs } from "./consultations/record-closing";
import { rowInputs } from "./feedback/keep-row";
import { publishInputs } from "./feedback/publish";
import { forumInputs } from "./forum/share-form";
import { canCarry, problem, type Retry } from "./help/problem";
import { logFailure } from "./log-failure";
import { whereOf } from "./who-wrote";

/** The one place where a failure becomes words for the person, and a line in the log. */
export function sayFailure(
  { log }: Pick<BotDeps, "log">,
  failure: unknown,
  activity: Activity,
  again?: Retry,
): Answer {
  const errorId = (activity.id ?? "").slice(-12) || "unknown";
  if (failure instanceof Failure) {
    logFailure(log, failure, { errorId, verb: again?.verb });
    const typed = typedIn(again?.data);
    // Said again in a channel it would be everybody's; the card stays there, with what was typed.
    if (failure.code !== "unavailable" && typed && whereOf(activity) !== "personal")
      return { text: failure.message };
    // The card stays, but Microsoft's Playground empties its boxes: what was typed is said, to be copied.
    if (failure.code !== "unavailable" && typed)
      return { text: `${failure.message} You typed: ${shorten(typed, 4_000)}` };
    return answerOf({ message: failure.message, again: failure.code === "unavailable" ? again : undefined });
  }
  log.error("turn.bug", failure, { errorId, verb: again?.verb });
  return answerOf({
    message: "Something went wrong on our side. Nothing you typed is lost.",
    errorId,
    again,
  });
}

/** Everything a card asks for. A button alone, such as one of a list, carries none of it. */
const typedInputs = [
  ...planInputs,
  ...recordInputs,
  ...closingInputs,
  ...experimentInputs,
  ...rowInputs,
  ...publishInputs,
  "evidence",
  "reason",
  "toWhom",
  ...actionInputs,
  "statusNote",
  "legalWho",
  ...forumInputs,
];
const typedIn = (data: unknown): string =>
  Object.entries(data ?? {})
    .filter(([input, said]) => typedInputs.includes(input) && typeof said === "string" && said !== "")
    .map(([, said]) => said)
    .join("; ");

/** Where what was typed is too much for a button to carry, the card it was typed on stays as it is. */
function answerOf(trouble: { message: string; errorId?: string; again?: Retry }): Answer {
  if (!trouble.again || canCarry(trouble.again)) return { card: problem(trouble) };
  const number = trouble.errorId ? ` If it happens again, say this number: ${trouble.errorId}` : "";
  return { text: `${trouble.message} What you typed is still on the card: press its button again.${number}` };
}
