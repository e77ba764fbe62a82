import { day } from "../../../bot/common/days";
import { Failure } from "../../../bot/common/failure";
import { asStepId } from "../../../bot/common/ids";
import {
  levelQuestions as asked,
  readSavedAnswers,
  type TakeAwayKind,
  takeAwayKinds,
} from "../../../bot/consultations";
import { createDocuments } from "../../../bot/documents";
import { questions } from "../../../bot/documents/words";
import { describeLevel, findSource, findStep } from "../../../bot/toolkit";
import { adele, alex, buildAction, reference } from "../../support/teams";
import { allSteps, documentsOf, hostile, lines, wholeConsultation } from "./build-record";
import { readDocx } from "./read-docx";

// Each makes a whole document, on a machine that may be busy with others.
jest.setTimeout(60_000);

type Given = Parameters<typeof documentsOf>[0];

async function taken(kind: TakeAwayKind, given: Given = {}) {
  const { documents } = documentsOf(given);
  return documents.takeAway({ reference: reference("2027-00042"), kind, by: alex });
}
const truths = new Map<string, boolean>([
  ["yes", true],
  ["no", false],
]);
const asTheyAre = new Map<TakeAwayKind, ReturnType<typeof readDocx>>();
/** What is in the document. The usual one is made once for all tests. */
async function read(kind: TakeAwayKind, given?: Given) {
  const kept = given ? undefined : asTheyAre.get(kind);
  const file = kept ?? readDocx((await taken(kind, given)).bytes);
  if (!given) asTheyAre.set(kind, file);
  return file;
}
const lee = { ...alex, name: "Lee Gu", roles: ["member"] as const };

describe("the plan", () => {
  it("is a Word file named for the consultation", async () => {
    const { fileName, contentType } = await taken("plan");
    expect(fileName).toBe("2027-00042 plan.docx");
    expect(contentType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  });

  it("has a heading for each part and each phase, to move about in", async () => {
    const { headings } = await read("plan");
    expect(headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual([
      "1. The decision and what people can change",
      "2. Level of engagement",
      "3. Dates",
      "4. Checklist",
      "5. Where the steps come from",
    ]);
    expect(headings.filter(({ level }) => level === 2).map(({ text }) => text)).toContain("Is it needed?");
  });

  it("lists all 66 steps with what to do, what to keep, who signs off and how far each is", async () => {
    const { tables } = await read("plan");
    const rows = tables.filter(({ head }) => head[0] === "Step and what to do").flatMap(({ rows }) => rows);
    expect(rows).toHaveLength(66);
    expect(rows[1]).toEqual([
      expect.stringMatching(/^0\.2 .+\n.+/),
      findStep(asStepId("0.2"))?.evidence,
      expect.stringMatching(/\nGate G1$/),
      "Done\nAdele Vance\n10 January 2027",
    ]);
  });

  it("keeps to itself what was recorded, which is for the pack", async () => {
    expect((await read("plan")).text).not.toContain("Agreed at the project meeting");
  });

  it("says on its first page what it is of, who made it and when", async () => {
    const { tables, text } = await read("plan");
    expect(text).toMatch(/^Westhaven Council\nConsultation plan\nHow Westhaven looks after its parks/);
    expect(Object.fromEntries(tables[0]?.rows ?? [])).toMatchObject({
      Reference: "2027-00042",
      Status: "Open",
      "Lead officer": "Alex Wilber",
      "This copy was made": "On 12 April 2027 at 14:30 by Alex Wilber",
    });
  });
});

describe("the evidence pack", () => {
  it("has its parts in the order somebody asks for them", async () => {
    const { headings } = await read("evidence-pack");
    expect(headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual([
      "1. The decision and what people could change",
      "2. The level of engagement",
      "3. The four Gunning tests",
      "4. Equality",
      "5. Dates and timetable",
      "6. Sign-offs",
      "7. The whole checklist",
      "8. History",
      "9. Sources",
    ]);
  });

  it("gives each question with its answer in the words chat asked it in", async () => {
    const [table] = (await read("evidence-pack")).tablesUnder("The answers that were given");
    expect(table?.rows).toContainEqual(["What is still open?", "Some of it"]);
    expect(table?.rows).toContainEqual([
      "Could it hit a protected or seldom-heard group harder?",
      "Yes or maybe",
    ]);
    const here = questions.map(({ ask }) => ask);
    for (const { ask, answers } of Object.values(asked)) {
      expect(here).toContain(ask);
      for (const [key, words] of answers) {
        const name = Object.entries(asked).find(([, question]) => question.ask === ask)?.[0] ?? "";
        const saved = truths.get(key) ?? (name === "impact" ? Number(key) : key);
        const said = readSavedAnswers(JSON.stringify({ [name]: name === "duty" ? key : saved })).answers;
        expect(questions.find((question) => question.ask === ask)?.said(said)).toBe(words);
      }
    }
  });

  it("lists for each Gunning test the steps that name it, with evidence, who and when", async () => {
    const pack = await read("evidence-pack");
    const [test1] = pack.tablesUnder("Test 1: the plans could still change when people were asked");
    expect(test1?.rows).toEqual([
      [
        expect.stringMatching(/^0\.2 /),
        "Done",
        "Agreed at the project meeting. Notes: https://westhaven.example/files/0.2",
        "Adele Vance\n10 January 2027",
      ],
    ]);
    const [test4] = pack.tablesUnder("Test 4: the answers were weighed with care before the decision");
    expect(test4?.rows.length).toBeGreaterThan(1);
    expect(test4?.rows[0]?.slice(1, 3)).toEqual(["Not done yet", "Not recorded yet"]);
    expect(pack.text).toContain(
      "No step here is done with evidence, so nothing is recorded yet for this test.",
    );
  });

  it("names the source of each test and duty, and how far it was checked", async () => {
    const { text } = await read("evidence-pack");
    for (const key of ["GUN1", "GUN2", "GUN3", "GUN4", "PSED"])
      expect(text).toContain(`Source: ${findSource(key)?.name}. Source seen.`);
    expect(text).toContain("From memory, not checked: ask legal.");
  });

  it("never says that a test or a duty was met, however much is done", async () => {
    const actions = allSteps().map((action) => ({ ...action, status: "Done" as const, evidence: "Seen." }));
    for (const given of [undefined, { actions }]) {
      const { text } = await read("evidence-pack", given);
      expect(text).not.toMatch(
        /(?<!not say that a test )(?<!not say that the duty )\bwas met\b|complies|compliant|passed the test|lawful\b/,
      );
      expect(text).toContain("It does not say that a test was met.");
    }
  });

  it("does not call a step recorded that is done without evidence, or waived", async () => {
    const bare = buildAction({ stepId: asStepId("0.2"), status: "Done", evidence: " ", title: "Say it" });
    const one = await read("evidence-pack", { actions: [bare] });
    expect(one.text).toContain(
      "No step here is done with evidence, so nothing is recorded yet for this test.",
    );
    const waived = buildAction({ stepId: asStepId("0.2"), status: "Waived", waivedReason: "Known." });
    expect((await read("evidence-pack", { actions: [waived] })).text).not.toContain(
      "is done, with something",
    );
  });

  it("shows sign-offs by gate, and waived steps with their reasons", async () => {
    const pack = await read("evidence-pack");
    expect(pack.tablesUnder("Gate G1: before work starts")[0]?.rows).toHaveLength(5);
    expect(pack.tablesUnder("Gate G2: before it opens")[0]?.rows).toHaveLength(21);
    expect(pack.tablesUnder("Waived steps")[0]?.rows[0]).toEqual([
      expect.stringMatching(/^0\.6 /),
      "There is no event in this work, so there is nothing to book.",
      "Grady Archie\n18 January 2027",
    ]);
  });

  it("tells a waived step from one that no longer applies", async () => {
    const gone = buildAction({
      stepId: asStepId("2.2"),
      title: "Name the groups",
      status: "Waived",
      waivedReason: "No longer applies: nobody under 18 is asked.",
    });
    const pack = await read("evidence-pack", { actions: [gone] });
    expect(pack.text).toContain("No step was waived.");
    expect(pack.tablesUnder("Steps that no longer apply")[0]?.rows[0]?.[1]).toBe(
      "No longer applies: nobody under 18 is asked.",
    );
  });

  it("shows the history, and from it what changed of level, dates and status", async () => {
    const pack = await read("evidence-pack");
    expect(pack.tablesUnder("8. History")[0]?.rows).toHaveLength(5);
    expect(pack.tablesUnder("Changes of dates")[0]?.rows).toEqual([
      ["2 February 2027 at 11:30", "Alex Wilber", "Dates changed: opens", "22 March 2027", "29 March 2027"],
    ]);
    expect(pack.tablesUnder("Changes to the level")[0]?.rows).toHaveLength(1);
    expect(pack.tablesUnder("Changes of status")[0]?.rows.map((row) => row.at(-1))).toEqual([
      "Idea",
      "Approved",
      "Open",
    ]);
  });

  it("says who chose another level than the answers gave, and puts saved answers in words", async () => {
    const record = "Adele Vance raised the level from Consult to Involve on 1 March 2027.";
    const levelAnswers = JSON.stringify({ open: "some", override: { level: "involve", record } });
    const history = [
      {
        ...lines()[0],
        what: "Answers about the level changed",
        from: '{"open":"none"}',
        to: '{"open":"some"}',
      },
    ] as ReturnType<typeof lines>;
    const pack = await read("evidence-pack", {
      consultations: [wholeConsultation({ levelAnswers })],
      history,
    });
    expect(pack.text).toContain(record);
    expect(pack.tablesUnder("8. History")[0]?.rows[0]?.slice(3)).toEqual([
      "What is still open? Nothing",
      "What is still open? Some of it",
    ]);
  });

  it("is refused rather than made without the history", async () => {
    const { product } = documentsOf();
    const documents = createDocuments({
      breathe: async () => undefined,
      ...product,
      findSource,
      describeLevel: (level) => describeLevel(level),
      history: {
        of: async () => {
          throw new Failure("unavailable", "SharePoint is not answering.");
        },
      },
    });
    const ask = { reference: reference("2027-00042"), by: alex };
    await expect(documents.takeAway({ ...ask, kind: "evidence-pack" })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect((await documents.takeAway({ ...ask, kind: "plan" })).fileName).toBe("2027-00042 plan.docx");
  });
});

describe.each(takeAwayKinds)("a document (%s)", (kind) => {
  it("can be read by everybody: title, language, headings, header rows, page numbers, no blank lines", async () => {
    const file = await read(kind);
    expect(file.title).toMatch(/^2027-00042 (Consultation plan|Evidence pack): How Westhaven/);
    expect(file.language).toBe("en-GB");
    expect(file.emptyParagraphs).toBe(0);
    expect(file.page).toEqual(["11906", "16838"]);
    for (const { head, headRepeats, keptWhole } of file.tables) {
      expect([head.every(Boolean), headRepeats]).toEqual([true, true]);
      expect(keptWhole).not.toContain(false);
    }
    expect(file.headersAndFooters.join()).toMatch(/2027-00042.*Page PAGE of NUMPAGES/s);
  });

  it("says what is not recorded, and leaves no cell blank", async () => {
    const bare = wholeConsultation({
      ...{ title: "", overview: " \n ", service: "", decisionMaker: "", levelReason: "", levelAnswers: "" },
      ...{
        leadOfficer: undefined,
        engagementLevel: undefined,
        track: undefined,
        feedbackPromised: undefined,
      },
      ...{ startDate: undefined, endDate: undefined, decisionDate: undefined, areas: [], audiences: [] },
    });
    const step = buildAction({
      stepId: undefined,
      title: "",
      phase: "",
      owner: undefined,
      dueDate: undefined,
    });
    const file = await read(kind, { consultations: [bare], actions: [step], history: [] });
    expect(file.tables.flatMap(({ rows }) => rows.flat())).not.toContain("");
    expect(file.text).toContain("Not recorded yet");
    expect(file.text).not.toMatch(/undefined|null|NaN|Invalid Date/);
  });

  it("is made for a consultation without a checklist", async () => {
    expect((await read(kind, { actions: [], history: [] })).text).toContain(
      "has no checklist in the register",
    );
  });

  it("stays whole when the words are hostile, wherever there are words", async () => {
    const every = Object.values(hostile);
    const words = (at: number) => every[at % every.length] ?? "";
    const file = await read(kind, {
      consultations: [
        wholeConsultation({
          ...{ title: hostile.markup + hostile.control + hostile.rightToLeft + hostile.long },
          ...{
            overview: every.join("\n"),
            service: words(0),
            decisionMaker: words(1),
            levelReason: words(3),
          },
          ...{
            levelAnswers: words(0),
            leadOfficer: { id: alex.id, name: words(1) },
            areas: every,
            audiences: every,
          },
        }),
      ],
      actions: allSteps().map((action, at) => ({
        ...action,
        ...{
          title: words(at),
          phase: words(Math.floor(at / 7)),
          evidence: words(at + 1),
          waivedReason: words(at + 2),
        },
        owner: { id: alex.id, name: words(at + 3) },
      })),
      history: every.map((_, at) => ({
        ...{ reference: undefined, when: new Date(Number.NaN), who: { id: alex.id, name: words(at) } },
        ...{ what: `dates ${words(at + 1)}`, from: words(at + 2), to: words(at + 3) },
      })),
      settings: { councilName: every.slice(0, 5).join(" ") },
    });
    expect(file.emptyParagraphs).toBe(0);
    expect(file.headings.filter(({ level }) => level === 1).length).toBeGreaterThan(4);
    for (const link of file.links) expect(link).toMatch(/^https?:\/\//);
  });

  it("shows what people typed as they typed it, without what no file can hold", async () => {
    const file = await read(kind, {
      consultations: [wholeConsultation({ overview: Object.values(hostile).join("\n") })],
    });
    expect(file.text).toContain(hostile.markup);
    expect(file.text).toContain("Bell, null, escape, tab here,  and  half an emoji.".replace(/ +/g, " "));
    expect(file.text).toContain(hostile.emoji);
    expect(file.text).toContain(hostile.unbroken);
    expect(file.text).toContain("Approved by reganam eht today");
    expect(file.rightToLeft).toContain(hostile.rightToLeft);
    expect(file.links).toContain("https://intranet.example/eia/42?draft=1&x=");
  });

  it("says when the register it came from was old", async () => {
    const { product, documents } = documentsOf();
    product.register.setStale(new Date("2027-04-12T11:00:00Z"));
    const { bytes } = await documents.takeAway({ reference: reference("2027-00042"), kind, by: alex });
    expect(readDocx(bytes).text).toContain(
      "12 April 2027 at 12:00\nSharePoint did not answer since then. This copy may be out of date.",
    );
  });

  it("of a consultation that is not there is answered in words", async () => {
    const { documents } = documentsOf();
    await expect(
      documents.takeAway({ reference: reference("2027-09999"), kind, by: alex }),
    ).rejects.toMatchObject({ code: "not_found", message: expect.stringContaining("2027-09999") });
  });
});

it("gives a councillor the plan, not the evidence pack", async () => {
  const { documents } = documentsOf();
  const ask = { reference: reference("2027-00042"), by: lee };
  expect((await documents.takeAway({ ...ask, kind: "plan" })).bytes.length).toBeGreaterThan(1_000);
  await expect(documents.takeAway({ ...ask, kind: "evidence-pack" })).rejects.toMatchObject({
    code: "not_allowed",
  });
  // Somebody who is an officer besides may have it.
  const both = { ...adele, roles: ["member", "engagementLead"] as const };
  expect((await documents.takeAway({ ...ask, by: both, kind: "evidence-pack" })).fileName).toContain(
    "evidence",
  );
});

it("leaves a row whole unless it is too tall for any page", async () => {
  const actions = [buildAction({ evidence: hostile.long, status: "Done", doneOn: day("2027-03-01") })];
  const { tables } = await read("evidence-pack", { actions });
  expect(tables.flatMap(({ keptWhole }) => keptWhole)).toContain(false);
});
