import type { Day } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Reference } from "../../common/ids";
import type { Consultation, WorkflowStatus } from "../consultation";
import type { NextYearSaid } from "./next-year";
import type { PlanChecked } from "./upkeep-deps";

/** What the owner of the forward plan looks at once a month. */
export interface PlanCheck {
  /** Any day of the month it is for. */
  today: Day;
  /** Logged since it was last checked; none the first time. */
  fresh: readonly Consultation[];
  undated: readonly Consultation[];
  /** Their opening day has passed, and nobody confirmed it. */
  passed: readonly Consultation[];
  last: PlanChecked | undefined;
  nextYear: NextYearSaid | undefined;
  /** Changes when any of it does: nobody signs for what they have not seen. */
  seen: string;
}

const over: ReadonlySet<WorkflowStatus> = new Set<WorkflowStatus>([
  ...(["Closed", "Reported", "Decided", "Feedback published", "Complete", "Stopped"] as const),
]);

export function checkOf(
  rows: readonly Consultation[],
  { today, last, nextYear }: Pick<PlanCheck, "today" | "last" | "nextYear">,
): PlanCheck {
  const all = rows
    .filter(({ workflowStatus }) => !over.has(workflowStatus))
    .sort((one, other) => one.reference.localeCompare(other.reference));
  const fresh = last ? all.filter(({ reference }) => isAfter(reference, last)) : [];
  const undated = all.filter(({ startDate, endDate }) => !startDate || !endDate);
  const passed = all.filter(
    ({ startDate, dateCertainty }) => startDate && startDate < today && dateCertainty === "Anticipated",
  );
  const said = [fresh, undated, passed].map((group) =>
    group.map(({ reference, startDate = "", endDate = "" }) => [reference, startDate, endDate]),
  );
  return { today, fresh, undated, passed, last, nextYear, seen: fingerprint(said) };
}

const parts = (reference: Reference) => ({
  year: reference.slice(0, 4),
  number: Number(reference.slice(5)),
});

/** Numbers go up within a year, and nothing is ever numbered again. */
function isAfter(reference: Reference, { upTo }: PlanChecked): boolean {
  const { year, number } = parts(reference);
  return number > (upTo[year] ?? 0);
}

export function upToOf(rows: readonly Consultation[]): PlanChecked["upTo"] {
  const upTo: Record<string, number> = {};
  for (const { reference } of rows) {
    const { year, number } = parts(reference);
    upTo[year] = Math.max(upTo[year] ?? 0, number);
  }
  return upTo;
}
