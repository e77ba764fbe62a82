import type { Untold } from "../../actions";
import { shorten } from "../cards/words";

/** Whom somebody has to tell themselves, and why; "" when the card is on its way to everybody. */
export function untoldWords(untold: readonly Untold[]): string {
  const named = (why: Untold["why"]) =>
    untold
      .filter((each) => each.why === why)
      .map(({ name }) => shorten(name, 60) || "a colleague")
      .join(" and ");
  const [notSent, quiet] = [named("not sent"), named("quiet")];
  return [
    notSent && `I could not tell ${notSent}: please do so yourself.`,
    quiet && `${quiet} asked me to be quiet, so I sent nothing. Please tell them yourself.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** After an offer, which goes to one person, and may end another. */
export const tellingWords = (name: string, untold: readonly Untold[]): string =>
  untoldWords(untold) || `I am telling ${name} now.`;

export const withUntold = (said: string, untold: readonly Untold[]): string =>
  [said, untoldWords(untold)].filter(Boolean).join(" ");
