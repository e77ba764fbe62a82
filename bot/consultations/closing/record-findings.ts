import type { Consultation } from "../consultation";
import { type ClosingAsk, type ClosingDeps, lineFor, writeClosing } from "./closing-deps";
import { typedReader } from "./read-typed";

export interface FindingsTyped {
  findingsSummary?: string | undefined;
  resultsUrl?: string | undefined;
}

const longestSummary = 6_000;

/** What people said, in short, and where the whole of it can be read. */
export const recordFindings = (
  deps: ClosingDeps,
  { typed, ...ask }: ClosingAsk & { typed: FindingsTyped },
): Promise<Consultation> =>
  writeClosing(deps, { ...ask, from: "Closed" }, (newest) => {
    const read = typedReader();
    const findingsSummary =
      typed.findingsSummary === undefined && newest.findingsSummary
        ? newest.findingsSummary
        : read.words("findingsSummary", typed.findingsSummary, {
            what: "The summary",
            longest: longestSummary,
            missing: "Say in a few sentences what people told you.",
          });
    const resultsUrl =
      typed.resultsUrl === undefined
        ? newest.resultsUrl
        : read.link("resultsUrl", typed.resultsUrl, "Link to the results");
    read.mustBeRight();
    return {
      fields: { findingsSummary, resultsUrl },
      lines: [
        ...lineFor("Findings recorded", newest.findingsSummary, findingsSummary),
        ...lineFor("Link to the results", newest.resultsUrl, resultsUrl),
      ],
    };
  });
