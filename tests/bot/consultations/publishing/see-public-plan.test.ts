import fc from "fast-check";
import { day } from "../../../../bot/common/days";
import { type Consultation, noDetails } from "../../../../bot/consultations";
import { publicCalendar } from "../../../../bot/consultations/publishing/public-calendar";
import { publicLink, whyNotPublic } from "../../../../bot/consultations/publishing/public-record";
import { seePublicPlan } from "../../../../bot/consultations/publishing/see-public-plan";
import { calendarFile } from "../../../../bot/documents/calendars/calendar-file";
import { publicPage } from "../../../../bot/documents/pages/public-page";
import { publicTable } from "../../../../bot/documents/spreadsheets/public-table";
import { buildConsultation, fixedClock, named, people, reference } from "../../../support/build";
import { memoryRegister } from "../../../support/memory-stores";

const published = (over: Partial<Consultation> = {}): Consultation =>
  buildConsultation({
    visibility: "Public",
    workflowStatus: "Approved",
    publicSummary: "We want to know when the library should open.",
    ...over,
  });

const planOf = (...consultations: Consultation[]) => {
  const clock = fixedClock("2027-09-15T09:00:00Z");
  return seePublicPlan({
    register: memoryRegister({ clock, consultations }).consultations,
    clock,
    publishedRows: () => [],
  });
};

describe("the public plan has", () => {
  it("nothing that nobody marked public", () => {
    expect(planOf(published({ visibility: "Internal" })).records).toEqual([]);
  });

  it.each(["Idea", "Submitted", "Changes requested", "Stopped"] as const)(
    "nothing that is %s, even when it is marked public, and the officer is told why",
    (workflowStatus) => {
      const row = published({ workflowStatus });
      expect(planOf(row).records).toEqual([]);
      expect(whyNotPublic(row)).toMatch(/manager has approved/);
    },
  );

  it("nothing without a public summary or an opening day", () => {
    const unsaid = published({ publicSummary: " \n" });
    const undated = published({ startDate: undefined });
    expect(planOf(unsaid).records).toEqual([]);
    expect(whyNotPublic(unsaid)).toMatch(/public summary/);
    expect(planOf(undated).records).toEqual([]);
    expect(whyNotPublic(undated)).toMatch(/opening day/);
    expect(whyNotPublic(published())).toBe("");
  });

  it("Citizen Space's names for what is open, coming up and closed, computed from the dates", () => {
    const { records } = planOf(
      published({
        reference: reference("2027-00001"),
        startDate: day("2027-06-01"),
        endDate: day("2027-07-01"),
      }),
      published({
        reference: reference("2027-00002"),
        startDate: day("2027-09-16"),
        endDate: day("2027-10-01"),
      }),
      published({
        reference: reference("2027-00003"),
        startDate: day("2027-09-15"),
        endDate: day("2027-09-15"),
      }),
    );
    expect(records.map(({ id, status }) => [id, status])).toEqual([
      ["2027-00003", "open"],
      ["2027-00002", "forthcoming"],
      ["2027-00001", "closed"],
    ]);
    expect(records[0]).toMatchObject({
      startdate: "2027-09-15",
      enddate: "2027-09-15",
      title: "Library opening hours",
    });
  });

  it("findings once reported, the decision once decided, and not a day before", () => {
    const told = {
      findingsSummary: "Later is liked.",
      outcomeSummary: "Open later.",
      decisionReasons: "It is liked.",
    };
    const at = (workflowStatus: Consultation["workflowStatus"]) =>
      planOf(published({ ...told, workflowStatus })).records[0];
    expect(at("Closed")).toMatchObject({ findings: "", decision: "", decision_reasons: "" });
    expect(at("Reported")).toMatchObject({ findings: "Later is liked.", decision: "", decision_reasons: "" });
    expect(at("Decided")).toMatchObject({
      findings: "Later is liked.",
      decision: "Open later.",
      decision_reasons: "It is liked.",
    });
  });

  it("documents only where somebody said of each that anybody may read it", () => {
    const supportingDocuments = [
      { title: "Draft assessment, comments of J Smith", url: "https://example.gov.uk/draft" },
      { title: "The proposal", url: "https://example.gov.uk/proposal", isPublic: true },
      { title: "A file of ours", url: "https://contoso.sharepoint.com/file", isPublic: true },
    ];
    expect(planOf(published({ supportingDocuments })).records[0]?.supporting_documents).toEqual([
      { title: "The proposal", url: "https://example.gov.uk/proposal" },
    ]);
  });

  it("related consultations only where they are public themselves", () => {
    const [first] = planOf(
      published({
        reference: reference("2027-00001"),
        relatedConsultations: [reference("2027-00002"), reference("2027-00003"), reference("2027-00009")],
      }),
      published({ reference: reference("2027-00002") }),
      published({ reference: reference("2027-00003"), visibility: "Internal" }),
    ).records.filter(({ id }) => id === "2027-00001");
    expect(first?.related_consultations).toEqual(["2027-00002"]);
  });
});

it.each([
  ["https://example.gov.uk/take-part?x=1", "https://example.gov.uk/take-part?x=1"],
  ["https://forms.office.com/e/abc123", "https://forms.office.com/e/abc123"],
  ["https://contoso.sharepoint.com/sites/x", ""],
  ["https://contoso.sharepoint.com./sites/x", ""],
  ["https://contoso.sharepoint.us/sites/x", ""],
  ["https://1drv.ms/w/s!abc", ""],
  ["https://files.example.gov.uk/draft.pdf?sig=abc", ""],
  ["https://teams.microsoft.com/l/chat", ""],
  ["http://intranet/page", ""],
  ["http://10.1.2.3/page", ""],
  ["https://user:secret@example.org/", ""],
  ["javascript:alert(1)", ""],
  ["files:///x", ""],
  ["take part here", ""],
])("a link leaves only when anybody can follow it: %s", (typed, leaves) => {
  expect(publicLink(typed)).toBe(leaves);
});

/** What the council said anybody may read. Written out here by hand, apart from the code. */
const mayLeave = new Set<keyof Consultation>([
  ...([
    "reference",
    "title",
    "startDate",
    "endDate",
    "activityType",
    "dateCertainty",
    "areas",
    "audiences",
  ] as const),
  ...([
    "interests",
    "publicSummary",
    "participateUrl",
    "resultsUrl",
    "whyConsulting",
    "whatHappensNext",
  ] as const),
  ...(["feedbackPromised", "feedbackPublished", "contactName", "contactEmail", "contactPhone"] as const),
  ...([
    "relatedConsultations",
    "supportingDocuments",
    "events",
    "findingsSummary",
    "outcomeSummary",
  ] as const),
  ...(["decisionReasons", "outcomeDate"] as const),
]);

describe("no field that may not leave is in any file, whatever is written in it", () => {
  const word = fc.stringMatching(/^[a-z]{6,14}$/).map((text) => `secret${text}`);
  const inside = Object.keys({ ...buildConsultation(), ...noDetails, methods: [], methodRatings: [] }).filter(
    (name) => !mayLeave.has(name as keyof Consultation),
  );
  /** Every field that may not leave, filled with the word, in the shape it has. */
  const filled = (secret: string): Partial<Consultation> => {
    const given: Record<string, unknown> = {};
    for (const name of inside) {
      const now = { ...buildConsultation(), ...noDetails }[name as keyof Consultation];
      if (["leadOfficer", "sponsor", "reviewedBy"].includes(name))
        given[name] = { ...named(people.alex), name: secret };
      else if (
        typeof now === "string" &&
        !["workflowStatus", "visibility", "track", "engagementLevel"].includes(name)
      )
        given[name] = secret;
    }
    return {
      ...given,
      seldomHeard: [secret],
      groupsReached: [{ group: secret, reached: "partly", count: 987_654_321, how: secret }],
      methods: [secret],
      methodRatings: [{ method: secret, rating: 3 }],
      ...{
        responses: 987_654_321,
        responseTarget: 987_654_321,
        budgetPlanned: 987_654_321,
        costActual: 987_654_321,
      },
      ...{ staffDaysPlanned: 987_654_321, staffDaysActual: 987_654_321, socialValue: 987_654_321 },
      ...{ decisionDate: day("2031-12-31"), retentionDate: day("2031-12-31"), reviewedOn: day("2031-12-31") },
    };
  };

  it("covers every other field of the record", () => {
    const untouched = inside.filter((name) => !(name in filled("secret")));
    expect(untouched.sort()).toEqual(
      // Words of our own, and when and by whom the row was saved: none of them can hold a secret to look for.
      [
        ...[
          "changedAt",
          "changedBy",
          "dpiaStatus",
          "eiaStatus",
          "engagementLevel",
          "evalScore",
          "keyDecision",
        ],
        ...["minimumWeeks", "statutoryDuty", "track", "triedNoted", "visibility", "workflowStatus"],
      ].sort(),
    );
  });

  it("in JSON, CSV, iCalendar and HTML", () => {
    fc.assert(
      fc.property(
        word,
        fc.constantFrom("Approved", "Open", "Closed", "Decided", "Complete"),
        (secret, status) => {
          const plan = planOf(
            published({ ...filled(secret), visibility: "Public", workflowStatus: status as "Open" }),
            buildConsultation({ reference: reference("2027-00077"), title: secret, publicSummary: secret }),
          );
          expect(plan.records).toHaveLength(1);
          const files = [
            JSON.stringify(plan.records),
            publicTable(plan.records),
            calendarFile({ name: "x", entries: publicCalendar(plan) }),
            publicPage({ councilName: "Westhaven", plan }),
          ];
          for (const file of files) {
            expect(file).toContain("Library opening hours");
            for (const kept of [secret, "987654321", "2031-12-31", "20311231", "2027-00077"])
              expect(file).not.toContain(kept);
          }
        },
      ),
    );
  });
});
