import { day } from "../../../../bot/common/days";
import type { ClashFinding, ClashReport, Consultation } from "../../../../bot/consultations";
import { reference } from "../../../support/build";

const found = (over: Partial<ClashFinding>): ClashFinding => ({
  ...{ kind: "openingDay", severity: "medium", from: day("2027-09-01"), to: day("2027-09-01") },
  ...{ what: "It opens on a busy day", why: "Few people can take part." },
  ...over,
});

export const festival = found({
  severity: "high",
  what: "It opens on Diwali",
  why: "Many families are away.",
});
export const election = found({
  ...{ kind: "closingDay", severity: "block", refuses: "unless-noted" },
  ...{ what: "It closes in a pre-election period", why: "The council must stay neutral then." },
});
export const tooOften = found({
  ...{ kind: "fatigue", severity: "high", refuses: "unless-noted" },
  ...{ what: "It asks the same people 4 times in 90 days", why: "People tire." },
});
export const tooShort = found({
  ...{ kind: "minimumPeriod", severity: "block", refuses: "always" },
  ...{ what: "It is shorter than the law allows", why: "It must run 10 weeks." },
  advice: "Close on Wed 10 Nov 2027 or later.",
});
export const overlapWith = (other: string, over: Partial<ClashFinding> = {}): ClashFinding =>
  found({
    ...{ kind: "sameAudience", severity: "medium", reference: reference(other) },
    ...{ what: `It overlaps with "Parks" (${other})`, why: "Both ask Residents (Abbey)." },
    ...over,
  });

/** A clash check that finds these, whenever the opening day is one of those given; always without any. */
export const finding =
  (
    findings: readonly ClashFinding[],
    { onlyFor = [], better = [] }: { onlyFor?: string[]; better?: [string, string][] } = {},
  ) =>
  ({ startDate }: { startDate: string }): ClashReport => {
    const clashes = onlyFor.length === 0 || onlyFor.includes(startDate);
    return {
      findings: clashes ? findings : [],
      alternatives: clashes
        ? better.map(([from, to]) => ({ startDate: day(from), endDate: day(to), why: "No clash at all" }))
        : [],
    };
  };

export type Row = Consultation;
