import fc from "fast-check";
import { day } from "../../../../bot/common/days";
import { Failure } from "../../../../bot/common/failure";
import type { Person } from "../../../../bot/common/person";
import {
  type Consultation,
  inputsOfGroup,
  RecordNotLookedAgain,
  type RecordTyped,
  readReferences,
  recordInputs,
  typedText,
  writeReferences,
} from "../../../../bot/consultations";
import { buildConsultation, named, people, reference } from "../../../support/build";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee } = people;

function onRecord(over: Partial<Consultation> = {}) {
  const planning = openPlanning();
  const row = buildConsultation({ whyConsulting: "", ...over });
  planning.register.put(row);
  const edit = (typed: RecordTyped, by: Person = alex, lookedAt?: string) =>
    planning.consultations.editRecord({ reference: row.reference, typed, by, lookedAt });
  return {
    ...planning,
    row,
    edit,
    now: () => planning.register.consultations.find(row.reference),
    async problems(typed: RecordTyped, by: Person = alex) {
      const outcome = await edit(typed, by);
      if (!("problems" in outcome)) throw new Error("It was saved");
      return Object.fromEntries(outcome.problems.map(({ input, message }) => [input, message]));
    },
  };
}

describe("changing a record", () => {
  it("saves what was typed and nothing else, with a line of history for each field", async () => {
    const { edit, now, register } = onRecord({ whatCanChange: "The hours" });
    for (const related of ["2027-00002", "2027-00003"])
      register.put(buildConsultation({ reference: reference(related) }));
    const outcome = await edit({
      whyConsulting: "Fewer people come before ten.",
      budgetPlanned: "£1,250.50",
      responseTarget: "1,200",
      staffDaysPlanned: "12.5",
      retentionDate: "4 March 2028",
      events: "9/9/2027 | Drop-in | Town hall\nThu 16 Sept 2027 | Walk",
      supportingDocuments: "Draft plan | https://council.example/plan.pdf",
      relatedConsultations: "2027-00002, 2027-00003",
      areas: "Abbey, castle",
    });
    expect(outcome).toMatchObject({
      edited: { changed: expect.arrayContaining(["Why you are asking", "Budget", "Areas"]) },
    });
    expect(now()).toMatchObject({
      ...{ title: "Library opening hours", whatCanChange: "The hours" },
      ...{ whyConsulting: "Fewer people come before ten.", budgetPlanned: 1250.5, responseTarget: 1200 },
      ...{ staffDaysPlanned: 12.5, retentionDate: "2028-03-04", areas: ["Abbey", "Castle"] },
      events: [
        { on: "2027-09-09", what: "Drop-in", where: "Town hall" },
        { on: "2027-09-16", what: "Walk", where: "" },
      ],
      supportingDocuments: [{ title: "Draft plan", url: "https://council.example/plan.pdf" }],
      relatedConsultations: ["2027-00002", "2027-00003"],
    });
    expect(register.history).toHaveLength(9);
    expect(register.history).toContainEqual(
      expect.objectContaining({
        ...{ what: "Why you are asking changed", who: named(alex), from: "" },
        to: "Fewer people come before ten.",
      }),
    );
    expect(register.history).toContainEqual(
      expect.objectContaining({ what: "Budget changed", from: "", to: "£1250.50" }),
    );
  });

  it("is one change when it is saved twice, and none when nothing is different", async () => {
    const { edit, register } = onRecord({ areas: ["Castle", "Abbey"] });
    await edit({ whyConsulting: "To choose the hours." });
    expect(await edit({ whyConsulting: "To choose the hours." })).toMatchObject({ edited: { changed: [] } });
    // Ticks come back in the order of the list.
    await edit({ areas: "Abbey,Castle", title: " Library  opening hours " });
    expect(register.history).toHaveLength(1);
  });

  it("empties what is emptied, but not what a record always has", async () => {
    const { edit, now, problems } = onRecord({
      whyConsulting: "Because",
      budgetPlanned: 5,
      interests: ["Housing"],
    });
    await edit({ whyConsulting: "", budgetPlanned: "", interests: "" });
    expect(now()).toMatchObject({ whyConsulting: "", budgetPlanned: undefined, interests: [] });
    expect(await problems({ title: "\u200b", areas: " ", visibility: "" })).toEqual({
      title: "Title cannot be empty.",
      areas: "Areas cannot be empty.",
      visibility: "Who may see it cannot be empty.",
    });
  });

  it("cuts a long text in the history, not in the record", async () => {
    const { edit, now, register } = onRecord();
    await edit({ whyConsulting: "w".repeat(10_000) });
    expect(now()?.whyConsulting).toHaveLength(10_000);
    expect(register.history[0]?.to).toHaveLength(1_000);
  });

  it("finds a sponsor by name, and says when it could be several", async () => {
    const { edit, now, problems } = onRecord();
    await edit({ sponsor: "megan" });
    expect(now()?.sponsor).toEqual(named(megan));
    expect(await problems({ sponsor: "Nobody Atall" })).toEqual({
      sponsor: 'I cannot find "Nobody Atall" in the council. Type their e-mail address.',
    });
  });

  it("tells of other people or places, whose clashes may be others", async () => {
    const { edit, saved } = onRecord();
    await edit({ audiences: "Businesses" });
    expect(saved).toMatchObject([{ audiences: ["Businesses"] }]);
  });

  it("keeps what somebody else changed meanwhile", async () => {
    const { edit, now, register, row } = onRecord();
    const { change } = register.consultationWriter;
    register.consultationWriter.change = (request) => {
      register.consultationWriter.change = change;
      register.put({ ...row, title: "Library hours" });
      return change(request);
    };
    await edit({ whyConsulting: "To choose the hours." });
    expect(now()).toMatchObject({ title: "Library hours", whyConsulting: "To choose the hours." });
  });

  it("changes nothing when the list cannot be reached", async () => {
    const { edit, now, register } = onRecord();
    register.failNext(new Failure("unavailable", "SharePoint does not answer."));
    await expect(edit({ whyConsulting: "To choose." })).rejects.toMatchObject({ code: "unavailable" });
    expect(now()?.whyConsulting).toBe("");
  });
});

describe("who may change a record", () => {
  it("is its lead officer, the engagement lead or a manager", async () => {
    for (const by of [alex, adele, megan]) {
      const { edit, now } = onRecord();
      await edit({ whyConsulting: `Asked by ${by.name}` }, by);
      expect(now()?.whyConsulting).toBe(`Asked by ${by.name}`);
    }
    const { edit, now } = onRecord();
    await expect(edit({ whyConsulting: "Mine now" }, grady)).rejects.toMatchObject({ code: "not_allowed" });
    // A councillor is not told that there is one.
    await expect(edit({ whyConsulting: "Mine now" }, lee)).rejects.toMatchObject({ code: "not_found" });
    expect(now()?.whyConsulting).toBe("");
  });

  it("leaves the least weeks by law to a manager who does not lead it, once it was sent for review", async () => {
    const { edit, problems, now } = onRecord({ minimumWeeks: 12, workflowStatus: "Approved" });
    expect(await problems({ minimumWeeks: "6" })).toEqual({
      minimumWeeks: "It was sent for review, so only a manager who does not lead it may shorten this.",
    });
    await edit({ minimumWeeks: "6" }, megan);
    expect(now()?.minimumWeeks).toBe(6);
    await edit({ minimumWeeks: "8" });
    expect(now()?.minimumWeeks).toBe(8);
  });
});

describe("bad input is refused in the person's words, all of it at once", () => {
  it("and nothing is half-written", async () => {
    const { problems, now, row, register } = onRecord();
    const said = await problems({
      ...{ title: "t".repeat(10_000), whyConsulting: "A good reason" },
      ...{
        areas: "Abbey, Caste",
        audiences: Array.from({ length: 5_000 }, (_, at) => `Group ${at}`).join(","),
      },
      ...{ retentionDate: "31 February 2028", participateUrl: "javascript:alert(1)" },
      ...{ budgetPlanned: "about 5", responseTarget: "-4", contactEmail: "parks", contactPhone: "ring us" },
      ...{ events: "20267-03-04 | Drop-in", supportingDocuments: "Plan | data:text/html,x" },
      relatedConsultations: "2027-1",
    });
    expect(said).toEqual({
      title: "Title has 10000 characters. Shorten it to 120 or fewer.",
      areas: '"Caste" is not an area of this council. Did you mean Castle?',
      audiences: "That is 5,000 choices. Choose 100 or fewer.",
      retentionDate: '"31 February 2028" is not a date. Type one such as 4 March 2027.',
      participateUrl: '"javascript:alert(1)" is not a link I can keep. Use one that starts with https://',
      budgetPlanned: '"about 5" is not an amount in pounds. Type one such as £1,250.',
      responseTarget: '"-4" is not a whole number. Use digits only.',
      contactEmail: '"parks" is not an e-mail address. Type one such as parks@council.gov.uk',
      contactPhone: '"ring us" is not a telephone number. Use digits, such as 01632 960123.',
      events: 'Start "20267-03-04 | Drop-in" with its date, such as: 4 March 2027 | drop-in | town hall',
      supportingDocuments: '"data:text/html,x" is not a link I can keep. Use one that starts with https://',
      relatedConsultations: '"2027-1" is not a reference. A reference looks like 2027-00042.',
    });
    expect(now()).toEqual(row);
    expect(register.history).toEqual([]);
  });

  it.each<[RecordTyped, string]>([
    [{ areas: "Riverside" }, '"Riverside" is not an area of this council. Choose from the list.'],
    [{ service: "Librarys" }, '"Librarys" is not a service of this council. Did you mean Libraries?'],
    [{ retentionDate: "2067-03-04" }, "Fri 4 Mar 2067 is over 20 years away. Check the year."],
    [
      { retentionDate: "2027-10-12" },
      "Tue 12 Oct 2027 is before it closes, on Wed 13 Oct 2027. Choose a later day.",
    ],
    [{ participateUrl: "https://council.example@evil.example/" }, "is not a link I can keep"],
    [{ participateUrl: "https:// two words" }, "is not a link I can keep"],
    [{ events: "4/9/2027" }, "Say what happens on Sat 4 Sept 2027, after a bar: 4/9/2027 | drop-in"],
    [{ relatedConsultations: "2027-00001" }, "That is this consultation itself."],
    [{ eiaStatus: "Perhaps" }, '"Perhaps" is not one of the answers. Choose from the list.'],
  ])("%j", async (typed, message) => {
    const { problems } = onRecord();
    expect(Object.values(await problems(typed)).join()).toContain(message);
  });

  it("lets stay what stands there, though the council has it no longer", async () => {
    const { edit, now, problems } = onRecord({ areas: ["Old Ward", "Abbey"] });
    await edit({ areas: "Old Ward, Castle" });
    expect(now()?.areas).toEqual(["Old Ward", "Castle"]);
    expect(Object.keys(await problems({ areas: "Older Ward" }))).toEqual(["areas"]);
  });

  it("leaves findings and decisions that are on record to where they were given", async () => {
    const { problems, edit, now } = onRecord({
      ...{ findingsSummary: "Most want evenings.", workflowStatus: "Reported" },
    });
    expect(Object.keys(await problems({ findingsSummary: "Nobody does." }))).toEqual(["findingsSummary"]);
    await edit({ outcomeSummary: "Open until eight." });
    expect(now()?.outcomeSummary).toBe("Open until eight.");
  });
});

describe("how it ended", () => {
  /** It opened on 1 September and closed on 13 October 2027. */
  const closed = { ...{ startDate: day("2027-09-01"), endDate: day("2027-10-13") } };

  it("is not written before there is anything to write", async () => {
    const { problems, now, row, register } = onRecord({ workflowStatus: "Idea" });
    const said = await problems({
      ...{ responses: "3", groupsReached: "Carers | yes | 3", findingsSummary: "Most want evenings." },
      ...{ outcomeSummary: "Open until eight.", decisionReasons: "Most asked for it.", evalScore: "6" },
      ...{ lessons: "Ask sooner.", feedbackPublished: "2040-01-01" },
    });
    expect(Object.keys(said).sort()).toEqual([
      ...["decisionReasons", "evalScore", "feedbackPublished", "findingsSummary", "groupsReached"],
      ...["lessons", "outcomeSummary", "responses"],
    ]);
    expect(said["responses"]).toContain("from the day it opens");
    expect(said["findingsSummary"]).toContain("once it has closed");
    expect(now()).toEqual(row);
    expect(register.history).toEqual([]);
  });

  it("holds to the same sums as where it is recorded", async () => {
    const { problems } = onRecord({ ...closed, workflowStatus: "Closed" });
    expect(await problems({ responses: "3", groupsReached: "Carers | yes | 4" })).toEqual({
      groupsReached: "Carers: 4 took part, but there are 3 responses in all. Check both.",
    });
    expect(await problems({ groupsReached: "Travellers | no | 900" })).toEqual({
      groupsReached: "Travellers: you say they were not reached, but 900 took part. Check both.",
    });
  });

  it("is published only on a day that has come, once it was decided, by who may publish it", async () => {
    const decided = { ...closed, workflowStatus: "Decided" as const, outcomeSummary: "Yes" };
    const at = (over: Partial<Consultation>) => {
      const opened = onRecord(over);
      opened.clock.set("2027-12-01T09:00:00Z");
      return opened;
    };
    expect(await at(decided).problems({ feedbackPublished: "2027-12-02" })).toEqual({
      feedbackPublished: "Thu 2 Dec 2027 is still to come. Give the day people were told.",
    });
    const reported = at({ ...decided, workflowStatus: "Reported" });
    expect((await reported.problems({ feedbackPublished: "2027-12-01" }))["feedbackPublished"]).toContain(
      "Feedback comes after the decision",
    );
    expect(
      (await at(decided).problems({ feedbackPublished: "2027-12-01" }, megan))["feedbackPublished"],
    ).toContain("can publish it");
    const { edit, now } = at(decided);
    await edit({ feedbackPublished: "2027-11-30" });
    expect(now()?.feedbackPublished).toBe("2027-11-30");
  });

  it("is not promised for a day that has gone", async () => {
    const { problems } = onRecord({ ...closed, endDate: undefined, workflowStatus: "Ready" });
    expect(await problems({ feedbackPromised: "2026-01-05" })).toEqual({
      feedbackPromised: "Mon 5 Jan 2026 is in the past. Choose a later day.",
    });
  });

  it("leaves no number in history that groups in bands could be taken from", async () => {
    const { edit, register } = onRecord({ ...closed, workflowStatus: "Closed" });
    await edit({
      responses: "13",
      groupsReached: "Carers | yes | 4 | Met Ann\nYoung people | yes | 9 | Club",
    });
    const told = register.history.map(({ to }) => to);
    expect(told).toEqual(["10 to 24", "Carers | yes | fewer than 5; Young people | yes | 5 to 9"]);
  });
});

describe("what everybody will read", () => {
  const closed: Partial<Consultation> = { workflowStatus: "Closed", visibility: "Public" };
  const told = "Three families asked for a ramp.";

  it.each([
    ["the public summary", { publicSummary: told }],
    ["the findings", { findingsSummary: told }],
  ])("is saved with a small count in %s only by who looked at it again", async (_, typed) => {
    const { edit, now, register } = onRecord(closed);
    const asked = await edit(typed).catch((failure: unknown) => failure);
    if (!(asked instanceof RecordNotLookedAgain)) throw new Error("Nobody was asked to look again");
    expect(asked.found).toEqual([
      "Small counts can point at somebody: “Three families”. Say “a few people” instead.",
    ]);
    expect(asked.message).toContain("Not saved yet.");
    expect(register.history).toEqual([]);
    // Other words are looked at anew.
    const [name] = Object.keys(typed);
    await expect(edit({ [name ?? ""]: "Mrs Jones asked for a ramp." }, alex, asked.mark)).rejects.toThrow(
      "Mrs Jones",
    );
    await edit(typed, alex, asked.mark);
    expect(now()).toMatchObject(typed);
  });

  it("asks nothing about words that stand there already, nor about what only officers read", async () => {
    const { edit, now } = onRecord({ ...closed, publicSummary: told });
    await edit({ publicSummary: told, overview: "Three families asked us to look at it." });
    expect(now()?.overview).toBe("Three families asked us to look at it.");
  });
});

describe("related consultations", () => {
  const byHand = "Follows 2026-00007 (phase one)\n2027-00009";
  const related = readReferences(byHand);

  it("keep the words somebody typed into the list, whatever else is saved", async () => {
    const { edit, now, register, row } = onRecord({ relatedConsultations: related });
    register.put(buildConsultation({ reference: reference("2027-00002") }));
    const box = typedText(row, "relatedConsultations");
    expect(box).toBe("2027-00009, Follows 2026-00007 (phase one)");
    await edit({ relatedConsultations: box });
    expect(register.history).toEqual([]);
    await edit({ relatedConsultations: `${box}, 2027-00002` });
    const after = now() ?? row;
    expect([...after.relatedConsultations].sort()).toEqual(["2026-00007", "2027-00002", "2027-00009"]);
    expect(writeReferences(after.relatedConsultations)).toBe(
      "2027-00009\n2027-00002\nFollows 2026-00007 (phase one)",
    );
  });

  it("lose those words only where somebody takes them out", async () => {
    const { edit, now } = onRecord({ relatedConsultations: related });
    await edit({ relatedConsultations: "2027-00009" });
    expect(writeReferences(now()?.relatedConsultations ?? [])).toBe("2027-00009");
  });

  it("are refused by name where they are not in the register, and other words with them", async () => {
    const { problems } = onRecord({ relatedConsultations: related });
    expect(await problems({ relatedConsultations: "2027-00009, 2027-00088" })).toEqual({
      relatedConsultations: "There is no consultation 2027-00088 in the register. Check the number.",
    });
    expect(await problems({ relatedConsultations: "2027-00009, the parks one" })).toEqual({
      relatedConsultations: '"the" is not a reference. A reference looks like 2027-00042.',
    });
  });
});

describe("a record that is over", () => {
  it.each(["Complete", "Stopped"] as const)(
    "is not changed any more once it is %s",
    async (workflowStatus) => {
      const { edit, now, row } = onRecord({ workflowStatus, overview: "How we open the libraries." });
      await expect(edit({ overview: "Something else altogether." }, megan)).rejects.toMatchObject({
        code: "conflict",
      });
      expect(now()).toEqual(row);
    },
  );
});

describe("what cannot be seen", () => {
  it("is taken out, and what is written in any script stays", async () => {
    const { edit, now } = onRecord();
    await edit({
      title: "Li\u200bbra\u200dry \u202Ehours\u2069",
      overview: "שעות הספרייה ומקומות, ساعات المكتبة",
    });
    expect(now()).toMatchObject({ title: "Library hours", overview: "שעות הספרייה ומקומות, ساعات المكتبة" });
    await edit({ whyConsulting: "Families 👩‍👩‍👧 asked: croeso i Gaerdydd, ŵ ŷ" });
    expect(now()?.whyConsulting).toBe("Families 👩‍👩‍👧 asked: croeso i Gaerdydd, ŵ ŷ");
  });
});

describe("a box filled from the record", () => {
  const whole: Partial<Consultation> = {
    ...{ contactName: "Parks team", contactEmail: "parks@council.example", contactPhone: "01632 960123" },
    contactDeputy: "Sam Okoro, 01632 960124",
    ...{ budgetPlanned: 12.5, staffDaysActual: 3, minimumWeeks: 6, retentionDate: day("2028-01-05") },
    events: [{ on: day("2027-09-09"), what: "Drop-in", where: "Town hall" }],
    supportingDocuments: [{ title: "Plan", url: "https://council.example/p" }],
    relatedConsultations: [reference("2027-00009")],
    ...{ eiaStatus: "Done", activityType: "Event", sponsor: named(megan), seldomHeard: ["Young people"] },
    ...{ areas: ["Abbey", "St Peter's, East"], visibility: "Public", participateUrl: "https://a.example/x" },
  };

  it("says the same when it is read back", async () => {
    const { edit, row, register } = onRecord(whole);
    const all = recordInputs.filter((input) => !inputsOfGroup("closing").includes(input));
    await edit(Object.fromEntries(all.map((input) => [input, typedText(row, input)])));
    expect(register.history).toEqual([]);
  });

  it("never breaks it, whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...recordInputs), fc.string({ unit: "binary", maxLength: 60 })),
        async (typed) => {
          const { edit, now, row } = onRecord(whole);
          const outcome = await edit(typed as RecordTyped, alex, "as it is");
          if ("problems" in outcome) expect(now()).toEqual(row);
          else expect(now()?.title.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
