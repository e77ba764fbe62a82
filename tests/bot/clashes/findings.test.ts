import type { ClashAsk, ClashFinding } from "../../../bot/clashes";
import { day } from "../../../bot/common/days";
import { buildAsk, buildDate, buildRecord, clashesOf } from "./clashing";

const eid = buildDate({
  ...{
    name: "Eid al-Fitr",
    kind: "Faith festival",
    community: "Muslim",
    eveningBefore: true,
    mayMoveDays: 1,
  },
  ...{ from: day("2027-03-09"), to: day("2027-03-09") },
});
const election = buildDate({
  ...{ name: "Local elections", kind: "Election period", severity: "block" },
  ...{ from: day("2027-03-31"), to: day("2027-05-06") },
});

const find = (given: Parameters<typeof clashesOf>[0], ask: Partial<ClashAsk>): readonly ClashFinding[] =>
  clashesOf({ now: "2026-11-22T09:00:00Z", ...given }).check(buildAsk(ask)).findings;
const ofKind = (findings: readonly ClashFinding[], kind: ClashFinding["kind"]) =>
  findings.filter((each) => each.kind === kind);

describe("the opening and the closing day", () => {
  it("says that it opens on a festival, how sure that is, and tries another day", () => {
    const [found] = ofKind(
      find({ dates: [eid] }, { startDate: day("2027-03-09"), endDate: day("2027-04-20") }),
      "openingDay",
    );
    expect(found).toMatchObject({
      severity: "high",
      what: "It opens on Eid al-Fitr",
      from: "2027-03-09",
      to: "2027-03-09",
    });
    expect(found?.why).toContain("The date may move by a day, as it depends on the moon.");
    expect(found?.advice).toBe("Try Friday 5 March.");
  });

  it("counts a day the festival may move to like the day itself, and the evening before for less", () => {
    const on = (date: string, over = {}) =>
      ofKind(
        find({ dates: [{ ...eid, ...over }] }, { startDate: day(date), endDate: day("2027-04-20") }),
        "openingDay",
      )[0];
    expect(on("2027-03-10")).toMatchObject({ severity: "high", what: "It opens on what may be Eid al-Fitr" });
    expect(on("2027-03-08", { mayMoveDays: 0 })).toMatchObject({
      severity: "medium",
      what: "It opens on the evening before Eid al-Fitr",
    });
    expect(on("2027-03-11")).toBeUndefined();
  });

  it("counts a bank holiday that nobody put into the list", () => {
    const [found] = ofKind(
      find({}, { startDate: day("2027-08-30"), endDate: day("2027-10-12") }),
      "openingDay",
    );
    expect(found).toMatchObject({
      severity: "high",
      what: "It opens on a bank holiday (Summer bank holiday)",
    });
    expect(found?.advice).toBe("Try Tuesday 31 August.");
  });

  it("leaves a bank holiday alone that the team ignores", () => {
    const ignored = buildDate({ kind: "Bank holiday", severity: "ignore", from: day("2027-08-30") });
    expect(ofKind(find({ dates: [ignored] }, { startDate: day("2027-08-30") }), "openingDay")).toEqual([]);
  });

  it.each([
    ["2027-10-15", "It closes on a Friday"],
    ["2027-10-17", "It closes at a weekend"],
  ])("says when it closes at the end of a week: %s", (endDate, what) => {
    const [found] = ofKind(find({}, { endDate: day(endDate) }), "closingDay");
    expect(found).toMatchObject({ severity: "medium", what });
    expect(found?.advice).toMatch(/^Try (Monday 18|Thursday 14) October\.$/);
  });

  it("refuses to open or close before an election without a note, and only that", () => {
    const open = find({ dates: [election] }, { startDate: day("2027-04-05"), endDate: day("2027-05-18") });
    expect(ofKind(open, "openingDay").map(({ refuses }) => refuses)).toContain("unless-noted");
    expect(ofKind(open, "closingDay").map(({ refuses }) => refuses)).not.toContain("unless-noted");
    const through = find({ dates: [election] }, { startDate: day("2027-03-22"), endDate: day("2027-05-18") });
    expect(through.some(({ refuses }) => refuses)).toBe(false);
    expect(ofKind(through, "periodLost").map(({ what }) => what)).toContain("Local elections falls in it");
  });

  it("leaves out an election of another area", () => {
    const elsewhere = { ...election, areas: ["Castle"] };
    const asked = { startDate: day("2027-04-06"), endDate: day("2027-05-18") };
    expect(ofKind(find({ dates: [elsewhere] }, asked), "openingDay")).toEqual([]);
    expect(
      ofKind(find({ dates: [elsewhere] }, { ...asked, areas: ["Whole area"] }), "openingDay"),
    ).toHaveLength(1);
  });
});

describe("event days and the decision", () => {
  it("counts the evening before in full for an event, for people come in the evening", () => {
    const found = ofKind(
      find(
        { dates: [{ ...eid, mayMoveDays: 0 }] },
        {
          ...{ startDate: day("2027-03-01"), endDate: day("2027-04-13"), events: [day("2027-03-08")] },
        },
      ),
      "eventDay",
    );
    expect(found).toMatchObject([
      { severity: "high", what: "It has an event on the evening before Eid al-Fitr" },
    ]);
  });

  it("says what people keep each week", () => {
    const found = ofKind(
      find({}, { events: [day("2027-09-10"), day("2027-09-11"), day("2027-09-12")] }),
      "eventDay",
    );
    expect(found.map(({ what }) => what)).toEqual([
      "It has an event on a Friday",
      "It has an event on a Saturday",
      "It has an event on a Sunday",
    ]);
  });

  it("holds the day of the decision against the same dates", () => {
    const [found] = ofKind(
      find({ dates: [buildDate({ from: day("2027-12-08") })] }, { decisionDate: day("2027-12-08") }),
      "decisionDay",
    );
    expect(found).toMatchObject({ severity: "high", what: "It is decided on Founders' Day" });
  });

  describe("another day for the decision", () => {
    const half = { startDate: day("2027-01-25"), endDate: day("2027-03-08"), track: "light" as const };
    const busy = buildDate({ from: day("2027-03-24"), to: day("2027-03-24") });
    const adviceFor = (dates: (typeof busy)[], ask: Partial<ClashAsk>) =>
      ofKind(find({ dates }, { ...half, ...ask }), "decisionDay")[0]?.advice;

    it("leaves the gap after closing, and what is advised elsewhere", () => {
      // 15 working days after Monday 8 March, with Easter among them.
      expect(adviceFor([busy], { decisionDate: day("2027-03-24") })).toBe("Try Wednesday 31 March.");
      expect(adviceFor([busy], { decisionDate: day("2027-03-24"), decideFrom: day("2027-04-07") })).toBe(
        "Try Wednesday 7 April.",
      );
    });

    it("is never in a pre-election period, however little that weighs", () => {
      const light = { ...election, severity: "low" as const };
      for (const vote of [election, light])
        expect(adviceFor([busy, vote], { decisionDate: day("2027-03-24") })).toBe("Try Friday 7 May.");
      expect(adviceFor([election], { decisionDate: day("2027-04-14") })).toBe("Try Friday 7 May.");
    });

    it("is for the Monitoring Officer where there is none within eight weeks", () => {
      const long = { ...election, to: day("2027-06-30") };
      expect(adviceFor([busy, long], { decisionDate: day("2027-03-24") })).toBe(
        "Ask your Monitoring Officer which day to decide on.",
      );
    });
  });
});

describe("the period", () => {
  const summer = buildDate({
    ...{ name: "Summer school holiday", kind: "School holiday", severity: "medium" },
    ...{ from: day("2027-07-21"), to: day("2027-08-31") },
  });

  it("says how much of it is lost, to what, and how to make up for it", () => {
    const [found] = ofKind(
      find({ dates: [summer] }, { startDate: day("2027-07-05"), endDate: day("2027-08-16") }),
      "periodLost",
    );
    expect(found).toMatchObject({
      severity: "high",
      what: "It loses 19 of its 31 weekdays",
      from: "2027-07-21",
      to: "2027-08-16",
    });
    expect(found?.why).toContain("Summer school holiday");
    expect(found?.advice).toMatch(/^To make up for it, close on /);
  });

  it("says that August and Christmas are quiet", () => {
    const what = ofKind(
      find({}, { startDate: day("2027-07-26"), endDate: day("2027-09-07") }),
      "periodLost",
    ).map((each) => each.what);
    expect(what).toContain("It runs in August");
    const winter = ofKind(
      find({}, { startDate: day("2027-12-01"), endDate: day("2028-01-12") }),
      "periodLost",
    ).map((each) => each.what);
    expect(winter).toContain("It runs over Christmas and New Year");
  });

  it("never lets it be shorter than the law allows", () => {
    const found = ofKind(find({}, { minimumWeeks: 10 }), "minimumPeriod");
    expect(found).toMatchObject([
      { severity: "block", refuses: "always", advice: "Close on Tuesday 16 November or later." },
    ]);
    expect(ofKind(find({}, { minimumWeeks: 6 }), "minimumPeriod")).toEqual([]);
  });

  it("says what law that is by the record, and calls nothing the law that has no source", () => {
    const [named] = ofKind(
      find({}, { minimumWeeks: 10, dutySource: " Housing Act 1985, section 105 " }),
      "minimumPeriod",
    );
    expect(named).toMatchObject({
      what: "It is shorter than the law allows",
      why: "It must run for 10 weeks at least. This runs for 42 days. The source on its record: Housing Act 1985, section 105.",
    });
    for (const dutySource of [undefined, " "]) {
      const [found] = ofKind(find({}, { minimumWeeks: 10, dutySource }), "minimumPeriod");
      expect(found).toMatchObject({
        refuses: "always",
        what: "It is shorter than the least weeks on its record",
        why: expect.stringContaining("does not say which law asks for this. Ask your legal team."),
      });
      expect(found?.what).not.toContain("law");
    }
  });

  it.each([
    ["Young people", { name: "GCSEs", kind: "Exams", severity: "low" }],
    ["Muslim communities", { name: "Ramadan", kind: "Faith festival", severity: "low", community: "Muslim" }],
    [
      "Gypsies and Travellers",
      {
        name: "Appleby Fair",
        kind: "Cultural date",
        severity: "low",
        community: "Gypsy, Roma and Traveller",
      },
    ],
    ["Businesses", { name: "Trade fair", kind: "Other", severity: "low", audiences: ["Businesses"] }],
  ] as const)("puts the dates of %s one grade up when they are asked", (audience, over) => {
    const dates = [buildDate({ ...over, from: day("2027-09-20"), to: day("2027-09-24") })];
    const theirs = ofKind(find({ dates }, { audiences: [audience] }), "periodLost");
    expect(theirs).toMatchObject([{ severity: "medium", what: `${over.name} falls in it` }]);
    expect(theirs[0]?.why).toContain(audience);
    expect(ofKind(find({ dates }, {}), "periodLost")).toMatchObject([{ severity: "info" }]);
  });

  it("leaves out a festival of a community that is not shown here, unless they are asked", () => {
    const dates = [
      buildDate({ name: "Vesak", kind: "Faith festival", community: "Buddhist", from: day("2027-09-07") }),
    ];
    expect(find({ dates }, {})).toEqual([]);
    expect(ofKind(find({ dates, settings: { communities: ["Buddhist"] } }, {}), "openingDay")).toHaveLength(
      1,
    );
  });

  it("says which years nobody has checked", () => {
    const asked: unknown[] = [];
    const uncheckedIn = (period: unknown) => {
      asked.push(period);
      return [2028];
    };
    const found = ofKind(
      find({ uncheckedIn }, { startDate: day("2027-12-08"), endDate: day("2028-01-19") }),
      "uncheckedDates",
    );
    expect(found).toMatchObject([
      { from: "2028-01-01", to: "2028-01-19", what: "Nobody has checked the dates of 2028" },
    ]);
    expect(asked).toEqual([{ from: "2027-12-08", to: "2028-01-19" }]);
  });
});

it("says once what the list advises and the check says too", () => {
  const away = buildDate({ severity: "medium", advice: "Many people are away. Allow more time." });
  const [found] = ofKind(find({ dates: [away] }, { events: [away.from] }), "eventDay");
  expect(`${found?.why} ${found?.advice}`).toMatch(
    /^Many people are away or busy then\. (Try [^.]*\. )?Allow more time\.$/,
  );
});

describe("better dates", () => {
  const opensOn = (on: string) => buildDate({ name: "Fair", kind: "Other", severity: "high", from: day(on) });

  it("never come sooner than the usual notice", () => {
    const ask = buildAsk({ startDate: day("2027-06-12"), endDate: day("2027-07-22") });
    const { alternatives } = clashesOf({ dates: [opensOn("2027-06-12")] }).check(ask);
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { startDate } of alternatives) expect(startDate >= "2027-06-08").toBe(true);
  });

  it("say when they close in a school holiday, in August or in exam time", () => {
    const rest = { kind: "School holiday", severity: "medium" as const, name: "Summer holiday" };
    const school = buildDate({ ...rest, from: day("2027-07-21"), to: day("2027-08-31") });
    const exams = buildDate({
      ...{ name: "GCSE exams", kind: "Exams", severity: "low", from: day("2027-05-10") },
      to: day("2027-07-20"),
    });
    const ask = buildAsk({ startDate: day("2027-06-12"), endDate: day("2027-07-22"), track: "light" });
    const { alternatives } = clashesOf({
      ...{ dates: [opensOn("2027-06-12"), school, exams], settings: { alternativesDays: 60 } },
    }).check(ask);
    expect(alternatives.length).toBeGreaterThan(0);
    for (const { endDate, why } of alternatives) {
      const but = /But it closes in ([^.]*)\./.exec(why)?.[1] ?? "";
      expect(but.includes("a school holiday")).toBe(endDate >= school.from && endDate <= school.to);
      expect(but.includes("August")).toBe(endDate.slice(5, 7) === "08");
      expect(but.includes("exam time")).toBe(endDate <= exams.to);
    }
  });
});

describe("the same people", () => {
  it("names another that asks the same audience in the same area at the same time", () => {
    const other = buildRecord({
      title: "Bus lanes",
      startDate: day("2027-10-01"),
      endDate: day("2027-11-01"),
    });
    const [found] = ofKind(find({ records: [other] }, {}), "sameAudience");
    expect(found).toMatchObject({
      severity: "medium",
      reference: other.reference,
      from: "2027-10-01",
      to: "2027-10-19",
    });
    expect(found?.what).toBe(`It overlaps with "Bus lanes" (${other.reference})`);
    expect(found?.why).toBe("Both ask Residents (Abbey), on 19 days.");
  });

  it.each([
    ["another area", { areas: ["Castle"] }],
    ["another audience", { audiences: ["Businesses"] }],
    ["other days", { startDate: day("2027-10-20"), endDate: day("2027-11-30") }],
    ["was stopped", { workflowStatus: "Stopped" }],
    ["no dates", { startDate: undefined, endDate: undefined }],
    ["dates the wrong way round", { startDate: day("2027-10-19"), endDate: day("2027-09-07") }],
  ])("leaves out what has %s", (_why, over) => {
    expect(ofKind(find({ records: [buildRecord(over)] }, {}), "sameAudience")).toEqual([]);
  });

  it("takes the whole area for every area, both ways, however it is written", () => {
    const whole = buildRecord({ areas: [" whole  AREA"] });
    expect(ofKind(find({ records: [whole] }, {}), "sameAudience")).toHaveLength(1);
    const castle = buildRecord({ areas: ["Castle"] });
    expect(ofKind(find({ records: [castle] }, { areas: ["Whole area"] }), "sameAudience")).toHaveLength(1);
  });

  it("is no clash with itself", () => {
    const itself = buildRecord({ title: "Library opening hours" });
    expect(
      find({ records: [itself] }, { reference: itself.reference, title: "Library opening hours" }),
    ).toEqual([]);
  });

  it("says of a draft that it is not agreed, and names it only to whoever may see it", () => {
    const draft = buildRecord({ title: "Secret idea", workflowStatus: "Idea" });
    const clashes = clashesOf({ records: [draft] });
    const ask = buildAsk({ title: "Secret idea" });
    expect(ofKind(clashes.check(ask).findings, "sameAudience")[0]?.why).toContain("not agreed yet");
    const told = clashes.check(ask, { mayName: () => false });
    expect(JSON.stringify(told)).not.toMatch(/Secret|2027-\d{5}|not agreed/);
    expect(ofKind(told.findings, "sameAudience")).toMatchObject([
      { what: "It overlaps with another consultation" },
    ]);
    expect(ofKind(told.findings, "sameTopic")).toEqual([]);
  });

  it("asks for a reason at the fourth ask within 90 days, and warns at the third", () => {
    const asks = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        buildRecord({ startDate: day(`2027-07-${10 + at}`), endDate: day("2027-07-30") }),
      );
    expect(ofKind(find({ records: asks(1) }, {}), "fatigue")).toEqual([]);
    expect(ofKind(find({ records: asks(2) }, {}), "fatigue")).toMatchObject([{ severity: "medium" }]);
    const [fourth] = ofKind(find({ records: asks(3) }, {}), "fatigue");
    expect(fourth).toMatchObject({
      severity: "high",
      refuses: "unless-noted",
      what: "It asks the same people 4 times in 90 days",
    });
    const longAgo = asks(3).map((each) => ({
      ...each,
      startDate: day("2027-06-01"),
      endDate: day("2027-06-20"),
    }));
    expect(ofKind(find({ records: longAgo }, {}), "fatigue")).toEqual([]);
  });
});
