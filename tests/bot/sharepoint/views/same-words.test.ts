import { addDays, day } from "../../../../bot/common/days";
import { type Consultation, lateOf, timingShown, workflowStatuses } from "../../../../bot/consultations";
import { consultationsColumns } from "../../../../bot/sharepoint/consultations-list.columns";
import { consultationsViews } from "../../../../bot/sharepoint/views/consultations-list.views";
import { fingerprint, judge, wantedFacts } from "../../../../bot/sharepoint/views/view-differences";
import type { Condition } from "../../../../bot/sharepoint/views/views";
import { buildConsultation } from "../../../support/build";

const today = day("2027-03-10");
const [yesterday, tomorrow] = [addDays(today, -1), addDays(today, 1)];

const viewNamed = (title: string) => {
  const found = consultationsViews.views.find((view) => view.title === title);
  if (!found) throw new Error(`There is no view ${title}`);
  return found;
};

/** Whether the list shows a row in a view, as SharePoint reads its filter. */
function shows(condition: Condition | undefined, row: Consultation): boolean {
  if (!condition) return true;
  if ("all" in condition) return condition.all.every((each) => shows(each, row));
  if ("any" in condition) return condition.any.some((each) => shows(each, row));
  const name = `${condition.column.charAt(0).toLowerCase()}${condition.column.slice(1)}`;
  const value = row[name as keyof Consultation] as string | undefined;
  if ("oneOf" in condition) return condition.oneOf.includes(value ?? "");
  if ("empty" in condition) return (value === undefined) === condition.empty;
  const { value: operand } = condition;
  const other =
    typeof operand === "object" && "today" in operand ? addDays(today, operand.today) : String(operand);
  if (value === undefined) return false;
  if (condition.is === "Lt") return value < other;
  if (condition.is === "Leq") return value <= other;
  if (condition.is === "Geq") return value >= other;
  throw new Error(`The test does not know ${condition.is}`);
}

const days = [undefined, yesterday, today, tomorrow];
const rows = workflowStatuses.flatMap((workflowStatus) =>
  days.flatMap((startDate) =>
    days.flatMap((endDate) =>
      days.flatMap((decisionDate) =>
        days.map((feedbackPromised) =>
          buildConsultation({ workflowStatus, startDate, endDate, decisionDate, feedbackPromised }),
        ),
      ),
    ),
  ),
);
const told = ({ workflowStatus, startDate, endDate, decisionDate, feedbackPromised }: Consultation) =>
  [workflowStatus, startDate, endDate, decisionDate, feedbackPromised].join(" ");

describe("what the list says of a record, and what chat and tab say", () => {
  it("is late in both or in neither", () => {
    const { where } = viewNamed("Late");
    expect(rows.filter((row) => shows(where, row) !== (lateOf(row, today) !== undefined)).map(told)).toEqual(
      [],
    );
  });

  it("is open now in both or in neither", () => {
    const { where } = viewNamed("Open now");
    const dated = rows.filter(({ endDate }) => endDate !== undefined);
    expect(
      dated.filter((row) => shows(where, row) !== (timingShown(row, today) === "open")).map(told),
    ).toEqual([]);
  });

  it("is never late to open and open at once", () => {
    const both = rows.filter((row) => lateOf(row, today) === "opening" && timingShown(row, today) === "open");
    expect(both.map(told)).toEqual([]);
  });
});

it("brings a view up to date that is as the app had made it, when approved work was late and open", () => {
  const late = viewNamed("Late");
  const before = {
    ...late,
    where: JSON.parse(
      JSON.stringify(late.where).replace(
        '{"column":"WorkflowStatus","oneOf":["Submitted","Changes requested"]}',
        '{"column":"WorkflowStatus","oneOf":["Submitted","Changes requested","Approved"]}',
      ),
    ) as Condition,
  };
  const print = (view: typeof late) => fingerprint(wantedFacts(view, consultationsColumns));
  expect(print(before)).not.toBe(print(late));
  expect(judge(print(before), print(late), late.former)).toBe("outdated");
});
