import type { Person } from "../../../../bot/common/person";
import { type Consultation, type WorkflowStatus, workflowStatuses } from "../../../../bot/consultations";
import { buildConsultation, named, people } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee, diego } = people;

/** Everything a record may need on its way, so that only the person decides. */
const whole: Partial<Consultation> = {
  ...{ whyConsulting: "To hear", whatCanChange: "The hours", whatCannotChange: "The budget" },
  ...{
    contactName: "Alex",
    contactEmail: "alex@contoso.example",
    eiaStatus: "Done",
    privacyLink: "https://x",
  },
  ...{ feedbackPromised: "2027-12-01" as never, feedbackPublished: "2027-12-01" as never, responses: 12 },
  groupsReached: [{ group: "Residents", reached: "yes", count: 12, how: "Survey" }],
  ...{ findingsSummary: "Later hours", outcomeSummary: "Later hours", decisionReasons: "People asked" },
  ...{ evalScore: 5, lessons: "Ask early" },
};

const persons: Record<string, { person: Person; leadOfficer: Person }> = {
  "lead officer": { person: alex, leadOfficer: alex },
  "lead, a manager": { person: megan, leadOfficer: megan },
  manager: { person: megan, leadOfficer: alex },
  "engagement lead": { person: adele, leadOfficer: alex },
  officer: { person: grady, leadOfficer: alex },
  administrator: { person: diego, leadOfficer: alex },
  councillor: { person: lee, leadOfficer: alex },
};

/** Where a person may take it from each status. An officer, an administrator and a councillor: nowhere. */
const table = `
from               | lead officer       | lead, a manager                | manager                              | engagement lead
Idea               | Submitted          | Submitted                      | -                                    | Submitted
Submitted          | -                  | Stopped                        | Approved, Changes requested, Stopped | -
Changes requested  | Submitted          | Submitted, Stopped             | Stopped                              | Submitted
Approved           | Ready              | Ready, Stopped                 | Stopped                              | Ready
Ready              | Open               | Open, Stopped                  | Stopped                              | Open
Open               | Closed             | Closed, Stopped                | Stopped                              | Closed
Closed             | Reported           | Reported, Stopped              | Stopped                              | Reported
Reported           | Decided            | Decided, Stopped               | Stopped                              | Decided
Decided            | Feedback published | Feedback published             | -                                    | Feedback published
Feedback published | -                  | Complete                       | Complete                             | -
Complete           | -                  | -                              | -                                    | -
Stopped            | -                  | -                              | -                                    | -
`;

const [header = [], ...rows] = table
  .trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

const expected = (who: string, from: WorkflowStatus): string[] => {
  const column = header.indexOf(who);
  const cell = column < 0 ? "-" : (rows.find(([status]) => status === from)?.[column] ?? "");
  return cell === "-" ? [] : cell.split(", ");
};

const cases = Object.keys(persons).flatMap((who) => workflowStatuses.map((from) => [who, from] as const));

it("is a table of every status there is", () => {
  expect(rows.map(([status]) => status)).toEqual([...workflowStatuses]);
  expect(header.slice(1).every((who) => who in persons)).toBe(true);
});

describe.each(cases)("the %s of one that is %s", (who, from) => {
  it("is offered, and let do, exactly what the table says", async () => {
    const { person, leadOfficer } = persons[who] as (typeof persons)[string];
    const done: WorkflowStatus[] = [];
    for (const to of workflowStatuses) {
      if (to === from) continue;
      const { consultations, register } = openPlanning();
      const row = buildConsultation({ ...whole, workflowStatus: from, leadOfficer: named(leadOfficer) });
      register.put(row);
      await consultations
        .changeStatus({ reference: row.reference, to, note: "A good reason", by: person })
        .catch(() => undefined);
      if (register.consultations.find(row.reference)?.workflowStatus === to) done.push(to);
      else expect(register.consultations.find(row.reference)).toEqual(row);
    }
    const consultation = buildConsultation({ workflowStatus: from, leadOfficer: named(leadOfficer) });
    const offered = openPlanning().consultations.movesFor({ person, consultation });
    expect(offered.map(({ to }) => to)).toEqual(expected(who, from));
    expect([...done].sort()).toEqual([...expected(who, from)].sort());
  });
});
