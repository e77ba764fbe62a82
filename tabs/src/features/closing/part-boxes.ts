import type { ClosingAnswer } from "../../../../bot/contract";
import type { PartBox } from "./boxes-form";
import { strings } from "./strings";

type Typed = NonNullable<ClosingAnswer["typed"]>;

const scores = [
  { value: "", words: strings.choose },
  ...Array.from({ length: 6 }, (_, at) => ({ value: String(at + 1), words: strings.score(at + 1) })),
];

export const findingsBoxes = ({ findingsSummary, resultsUrl }: Typed["findings"]): PartBox[] => [
  { name: "findingsSummary", label: strings.findingsSummary, kind: "text", value: findingsSummary },
  { name: "resultsUrl", label: strings.resultsUrl, hint: strings.linkHint, kind: "line", value: resultsUrl },
];

export const decisionBoxes = (decision: Typed["decision"]): PartBox[] => [
  { name: "outcomeSummary", label: strings.outcomeSummary, kind: "text", value: decision.outcomeSummary },
  { name: "decisionReasons", label: strings.decisionReasons, kind: "text", value: decision.decisionReasons },
  { name: "outcomeDate", label: strings.outcomeDate, kind: "day", value: decision.outcomeDate },
  {
    ...{ name: "decisionUrl", label: strings.decisionUrl, hint: strings.linkHint, kind: "line" },
    value: decision.decisionUrl,
  },
];

export const promiseBoxes = (promised: string): PartBox[] => [
  { name: "feedbackPromised", label: strings.feedbackPromised, kind: "day", value: promised },
  { name: "channel", label: strings.channel, hint: strings.channelHint, kind: "line", value: "" },
  {
    name: "holdingReply",
    label: strings.holdingReply,
    hint: strings.holdingReplyHint,
    kind: "text",
    value: "",
  },
];

const ratingPrefix = "rating/";

export const evaluationBoxes = ({ ratings, ...typed }: Typed["evaluation"]): PartBox[] => [
  { name: "evalScore", label: strings.evalScore, kind: "choice", choices: scores, value: typed.evalScore },
  ...ratings.map(
    ({ method, rating }): PartBox => ({
      ...{ name: ratingPrefix + method, label: strings.rating(method), kind: "choice", choices: scores },
      ...{ value: rating, problem: { name: "rating", begins: method } },
    }),
  ),
  { name: "costActual", label: strings.costActual, kind: "number", value: typed.costActual },
  { name: "staffDaysActual", label: strings.staffDaysActual, kind: "number", value: typed.staffDaysActual },
  { name: "socialValue", label: strings.socialValue, kind: "number", value: typed.socialValue },
  { name: "worked", label: strings.worked, kind: "text", value: typed.worked },
  { name: "didNot", label: strings.didNot, kind: "text", value: typed.didNot },
  { name: "nextTime", label: strings.nextTime, kind: "text", value: typed.nextTime },
  { name: "repeat", label: strings.repeat, kind: "text", value: typed.repeat },
  { name: "change", label: strings.changeNext, kind: "text", value: typed.change },
];

export function evaluationBody(typed: Readonly<Record<string, string>>) {
  const entries = Object.entries(typed);
  const isRating = ([name]: readonly [string, string]) => name.startsWith(ratingPrefix);
  return {
    evaluation: {
      ...Object.fromEntries(entries.filter((entry) => !isRating(entry))),
      ratings: entries
        .filter(isRating)
        .map(([name, rating]) => ({ method: name.slice(ratingPrefix.length), rating })),
    },
  };
}
