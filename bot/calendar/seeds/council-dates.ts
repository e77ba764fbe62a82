import { z } from "zod";
import { toDay } from "../../common/days";
import { englandWorkingDays } from "../../common/working-days";
import schoolTable from "./school-terms.json";
import { confidences, type SeedDate, seed } from "./seed-date";
import { dayIn, daysOf, onOrAfter } from "./year-days";

const workingDays = englandWorkingDays();
/** The notice of election is published at least so many working days before the poll (Electoral Commission). */
const noticeWorkingDays = 25;
const thursday = 4;

export function bankHolidays(year: number): readonly SeedDate[] {
  return daysOf(year).flatMap((each) => {
    const name = workingDays.bankHoliday(each);
    if (!name) return [];
    return seed(
      {
        ...{
          key: `bank-holiday-${keyOf(name)}`,
          name,
          kind: "Bank holiday",
          severity: "high",
          community: "",
        },
        ...{ source: "Worked out by the Act of 1971; GOV.UK lists them", confidence: "high" },
      },
      each,
    );
  });
}

/** The substitute day is the same holiday, so it has the same key. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ \(.*\)$| bank holiday/g, "")
    .replace(/[^a-z]+/g, "-");

/**
 * Local elections on the ordinary day, the first Thursday of May. Whether this council votes, and when its
 * notice is published, nobody can work out: the row is there to be changed or ignored.
 */
export function electionDates(year: number): readonly SeedDate[] {
  const poll = onOrAfter(dayIn(year, 5, 1), thursday);
  return [
    seed(
      {
        ...{ key: "local-elections", name: "Run-up to the local vote (pre-election period)" },
        ...{ kind: "Election period", severity: "block", community: "", confidence: "medium" },
        advice: "Do not open, close or publish findings now, unless the Monitoring Officer agrees.",
        source:
          "25 working days before the vote. Put in the day of the notice of election. No vote: set the row to Ignore",
      },
      workingDays.add(poll, -noticeWorkingDays),
      poll,
    ),
  ];
}

const schoolSchema = z.array(
  z.object({
    ...{ key: z.string(), name: z.string(), confidence: z.enum(confidences) },
    days: z.string().regex(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/),
  }),
);
const schools = schoolSchema.parse(schoolTable);

/** What English schools in general do, where anybody knows yet. It is not this council's county. */
export function schoolDates(year: number): readonly SeedDate[] {
  return schools.flatMap(({ days, ...holiday }) => {
    const [from, to] = days.split("..").map(toDay);
    if (!from || !to) throw new Error(`${days} are no days`);
    if (!from.startsWith(`${year}-`)) return [];
    return seed(
      {
        ...{ ...holiday, kind: "School holiday", severity: "medium", community: "" },
        advice: "Families are away. Allow more time.",
        source: "What some English schools do. Put in your county's own term dates",
      },
      from,
      to,
    );
  });
}
