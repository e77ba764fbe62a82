import { dayOf } from "../../common/days";
import type { Consultation } from "../consultation";
import type { LinkedDocument } from "../record-details";
import { withUnread } from "../record-lines";
import { type ClosingAsk, type ClosingDeps, lineFor, writeClosing } from "./closing-deps";
import { typedReader } from "./read-typed";

export interface DecisionTyped {
  outcomeSummary?: string | undefined;
  decisionReasons?: string | undefined;
  /** The day it was taken. */
  outcomeDate?: string | undefined;
  decisionUrl?: string | undefined;
}

const longest = 6_000;
/** How the link to the decision is told from the other documents of the record. */
const documentTitle = "The decision";

export const decisionLinkOf = ({ supportingDocuments }: Pick<Consultation, "supportingDocuments">): string =>
  supportingDocuments.find(({ title }) => title === documentTitle)?.url ?? "";

/** What was decided, why, when, and where the decision can be read. */
export const recordDecision = (
  deps: ClosingDeps,
  { typed, ...ask }: ClosingAsk & { typed: DecisionTyped },
): Promise<Consultation> =>
  writeClosing(deps, { ...ask, from: "Closed" }, (newest) => {
    const read = typedReader();
    const given = (text: string | undefined, before: string) => (text === undefined ? before : text);
    const outcomeSummary = read.words("outcomeSummary", given(typed.outcomeSummary, newest.outcomeSummary), {
      what: "What was decided",
      longest,
      missing: "Say what was decided.",
    });
    const decisionReasons = read.words(
      "decisionReasons",
      given(typed.decisionReasons, newest.decisionReasons),
      { what: "The reasons", longest, missing: "Say why, and how the responses counted." },
    );
    const outcomeDate = read.day(
      "outcomeDate",
      given(typed.outcomeDate, newest.outcomeDate ?? ""),
      "Choose the day the decision was taken.",
    );
    read.notBefore("outcomeDate", outcomeDate, {
      day: newest.endDate,
      say: "before it closed. A decision comes after people have had their say.",
    });
    read.notAfter("outcomeDate", outcomeDate, {
      day: dayOf(deps.clock.now()),
      say: "still to come. Record the decision once it is taken.",
    });
    const url =
      typed.decisionUrl === undefined
        ? decisionLinkOf(newest)
        : read.link("decisionUrl", typed.decisionUrl, "Link to the decision");
    read.mustBeRight();
    return {
      fields: {
        ...{ outcomeSummary, decisionReasons, outcomeDate },
        ...(url !== decisionLinkOf(newest) && { supportingDocuments: withLink(newest, url) }),
      },
      lines: [
        ...lineFor("Decision recorded", newest.outcomeSummary, outcomeSummary),
        ...lineFor("Reasons for the decision", newest.decisionReasons, decisionReasons),
        ...lineFor("Day of the decision", newest.outcomeDate, outcomeDate),
        ...lineFor("Link to the decision", decisionLinkOf(newest), url),
      ],
    };
  });

function withLink({ supportingDocuments }: Consultation, url: string): readonly LinkedDocument[] {
  const others = supportingDocuments.filter(({ title }) => title !== documentTitle);
  return withUnread(url ? [...others, { title: documentTitle, url }] : others, supportingDocuments);
}
