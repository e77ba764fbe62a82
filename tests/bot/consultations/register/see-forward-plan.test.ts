import { day } from "../../../../bot/common/days";
import { type Consultation, workflowStatuses } from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, grady, lee } = people;
const asAlex = { person: alex, where: "own chat" } as const;
const row = (last: number, over: Partial<Consultation>) =>
  buildConsultation({ reference: reference(`2027-0000${last}`), ...over });
const dates = (startDate?: string, endDate?: string) => ({
  startDate: startDate ? day(startDate) : undefined,
  endDate: endDate ? day(endDate) : undefined,
});

function withRows(rows: readonly Consultation[], at?: string) {
  const planning = openPlanning(at ? { at } : {});
  for (const each of rows) planning.register.put(each);
  return planning;
}
const numbers = (rows: readonly { consultation: Consultation }[]) =>
  rows.map(({ consultation }) => Number(consultation.reference.slice(5)));

describe("whether a consultation is open", () => {
  it.each([
    ["forthcoming the day before it opens", "2027-08-31T12:00:00Z", "forthcoming"],
    ["open on its first day", "2027-09-01T12:00:00Z", "open"],
    ["open at half past eleven at night of its last day in London", "2027-10-13T22:30:00Z", "open"],
    ["closed from midnight in London, an hour before UTC", "2027-10-13T23:00:00Z", "closed"],
  ])("is %s", (_, at, timing) => {
    const { consultations } = withRows([], at);
    expect(consultations.timingOf(buildConsultation())).toBe(timing);
  });

  it("is open without end while nobody says when it closes, and undated while nobody says when it opens", () => {
    const { consultations } = withRows([]);
    expect(consultations.timingOf(buildConsultation(dates("2027-01-04")))).toBe("open");
    expect(consultations.timingOf(buildConsultation(dates(undefined, "2027-09-01")))).toBe("undated");
  });
});

describe("the forward plan", () => {
  it("shows what is open, then what comes, then what has no dates, then what closed, the last first", () => {
    const { consultations } = withRows([
      row(1, dates("2027-01-04", "2027-02-01")),
      row(2, dates("2026-11-02", "2027-05-31")),
      row(3, dates()),
      row(4, dates("2027-10-01", "2027-11-01")),
      row(5, dates("2027-07-01", "2027-08-02")),
      row(6, dates("2027-05-04", "2027-06-30")),
      row(7, dates("2027-07-01", "2027-08-02")),
    ]);
    const { rows, stale } = consultations.seeForwardPlan(asAlex);
    expect(numbers(rows)).toEqual([6, 5, 7, 4, 3, 2, 1]);
    expect(stale).toBe(false);
  });

  it("leaves out what was stopped", () => {
    const { consultations } = withRows([row(1, { workflowStatus: "Stopped" }), row(2, {})]);
    expect(numbers(consultations.seeForwardPlan(asAlex).rows)).toEqual([2]);
  });

  it("shows a councillor, and a channel, only what was agreed to", () => {
    const rows = workflowStatuses.map((workflowStatus, at) =>
      row(1, { workflowStatus, reference: reference(`2027-000${10 + at}`) }),
    );
    const { consultations } = withRows(rows);
    const seen = (ask: Parameters<typeof consultations.seeForwardPlan>[0]) =>
      consultations.seeForwardPlan(ask).rows.map(({ consultation }) => consultation.workflowStatus);
    expect(seen(asAlex)).toHaveLength(workflowStatuses.length - 1);
    for (const ask of [
      { person: lee, where: "own chat" },
      { person: lee, where: "channel" },
      { person: alex, where: "channel" },
    ] as const) {
      expect(seen(ask)).toContain("Approved");
      for (const hidden of ["Idea", "Submitted", "Changes requested", "Stopped"])
        expect(seen(ask)).not.toContain(hidden);
    }
  });

  it("says how old it is when the register cannot be reached", () => {
    const { consultations, register } = withRows([row(1, {})]);
    const asOf = new Date("2027-06-01T08:30:00Z");
    register.setStale(asOf);
    expect(consultations.seeForwardPlan(asAlex)).toMatchObject({ asOf, stale: true });
  });
});

describe("my consultations", () => {
  it("are those I lead, the unfinished ones first", () => {
    const { consultations } = withRows([
      row(1, { ...dates("2027-05-04", "2027-06-30"), workflowStatus: "Stopped" }),
      row(2, { ...dates("2027-01-04", "2027-02-01"), workflowStatus: "Complete" }),
      row(3, dates("2027-02-01", "2027-03-01")),
      row(4, dates("2027-07-01", "2027-08-02")),
      row(5, { leadOfficer: named(grady) }),
      row(6, { leadOfficer: undefined }),
    ]);
    expect(numbers(consultations.listMine({ person: alex }).rows)).toEqual([4, 3, 1, 2]);
    expect(numbers(consultations.listMine({ person: grady }).rows)).toEqual([5]);
  });
});
