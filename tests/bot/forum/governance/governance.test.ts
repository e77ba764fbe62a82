import { day } from "../../../../bot/common/days";
import type { Person, Standing } from "../../../../bot/common/person";
import {
  createGovernance,
  type ForumMember,
  type ForumTerms,
  type NewTermsNews,
  type ServiceWithoutLead,
  type TermsReviewNews,
} from "../../../../bot/forum/governance";
import { termsMark } from "../../../../bot/forum/governance/present-terms";
import { fixedClock, named, people } from "../../../support/build";
import {
  buildMember,
  buildTerms,
  memoryForumDirectory,
  memoryMarks,
  memoryMembers,
} from "../../../support/memory-forum";

const { alex, megan, adele, lee, grady } = people;

function governance({
  members = [],
  terms = [],
  gone = new Map<string, Standing>(),
  services = ["Parks", "Libraries"],
  now = "2027-06-01T09:00:00Z",
}: {
  members?: readonly ForumMember[];
  terms?: readonly ForumTerms[];
  gone?: ReadonlyMap<string, Standing>;
  services?: readonly string[];
  now?: string;
} = {}) {
  const told = memoryMarks();
  const sent: { to: Person; news: TermsReviewNews }[] = [];
  const store = memoryMembers(members);
  const newTerms: { to: Person; news: NewTermsNews }[] = [];
  const alerts: { to: Person; services: readonly ServiceWithoutLead[] }[] = [];
  const failures: Error[] = [];
  const fail = () => {
    const failure = failures.pop();
    if (failure) throw failure;
  };
  const clock = fixedClock(now);
  const rows = { terms };
  const door = createGovernance({
    ...{
      members: store,
      terms: { all: () => rows.terms },
      directory: memoryForumDirectory(gone),
      told,
      clock,
    },
    settings: () => ({ services }),
    notices: {
      async termsReview(to, news) {
        fail();
        sent.push({ to, news });
      },
      async newTerms(to, news) {
        fail();
        newTerms.push({ to, news });
      },
      async withoutLead(to, { services: without }) {
        fail();
        alerts.push({ to, services: without });
      },
    },
  });
  return { ...door, store, rows, sent, newTerms, alerts, failures, clock };
}

describe("the terms of reference", () => {
  const old = buildTerms({ id: "1", version: "1", from: day("2026-01-01") });
  const present = buildTerms({ id: "2", version: "2", from: day("2027-05-01"), text: "We also challenge." });
  const later = buildTerms({ id: "3", version: "3", from: day("2027-09-01") });
  const draft = buildTerms({ id: "4", version: "4", from: undefined });

  it("are the version that began last, not one of the past, of the future, or a draft", async () => {
    const { seeTerms } = governance({ terms: [draft, present, later, old] });
    expect((await seeTerms({ person: alex })).terms).toMatchObject({
      version: "2",
      text: "We also challenge.",
    });
  });

  it("show drafts to officers, and never to a councillor or where others read along", async () => {
    const { seeTerms } = governance({ terms: [present, later, draft] });
    expect((await seeTerms({ person: alex })).drafts.map(({ version }) => version)).toEqual(["3", "4"]);
    expect(await seeTerms({ person: lee })).toMatchObject({
      ...{ terms: { version: "2" }, drafts: [], withoutLead: [] },
    });
    expect(await seeTerms({ person: alex, shared: true })).toMatchObject({ drafts: [], withoutLead: [] });
  });

  it("say who agreed to this version and who has not, to the chair alone", async () => {
    const members = [
      buildMember({
        person: named(megan),
        chair: true,
        acknowledged: { version: "1", words: termsMark(old), on: day("2026-02-01") },
      }),
      buildMember({ person: named(alex) }),
      buildMember({ person: named(grady) }),
    ];
    const { seeTerms, acknowledgeTerms } = governance({
      ...{ members, terms: [old, present] },
      gone: new Map([[grady.id, "left"]]),
    });
    await acknowledgeTerms({ version: "2", words: termsMark(present), by: alex });
    const { answers, chairs } = await seeTerms({ person: megan });
    expect(chairs).toEqual([named(megan)]);
    // Megan agreed to an older version; Grady has left, and owes nothing.
    expect(answers).toEqual({
      given: [{ person: named(alex), on: day("2027-06-01") }],
      missing: [named(megan)],
    });
    expect((await seeTerms({ person: adele })).answers).toBeDefined();
    expect(await seeTerms({ person: alex })).toMatchObject({
      ...{ answers: undefined, acknowledgedOn: "2027-06-01" },
    });
    expect((await seeTerms({ person: megan, shared: true })).answers).toBeUndefined();
  });

  it("are agreed to once, by members alone, and only in the words they read", async () => {
    const { acknowledgeTerms, store } = governance({
      ...{ members: [buildMember({ person: named(alex) })], terms: [old, present] },
    });
    const words = termsMark(present);
    for (const read of [
      { version: "1", words: termsMark(old) },
      { version: "2", words: termsMark(old) },
    ])
      await expect(acknowledgeTerms({ ...read, by: alex })).rejects.toMatchObject({ code: "conflict" });
    await expect(acknowledgeTerms({ version: "2", words, by: grady })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await acknowledgeTerms({ version: "2", words, by: alex });
    const seen = await acknowledgeTerms({ version: "2", words, by: alex });
    expect(seen).toMatchObject({ acknowledgedOn: "2027-06-01", mayAcknowledge: false });
    expect(store.writes).toBe(1);
  });

  it("are to be agreed to again when their words change under the same version", async () => {
    const { acknowledgeTerms, seeTerms, rows } = governance({
      ...{ members: [buildMember({ person: named(alex) })], terms: [present] },
    });
    await acknowledgeTerms({ version: "2", words: termsMark(present), by: alex });
    rows.terms = [{ ...present, text: " We also\r\n challenge. " }];
    expect((await seeTerms({ person: alex })).acknowledgedOn).toBe("2027-06-01");
    rows.terms = [{ ...present, text: "We decide everything." }];
    const seen = await seeTerms({ person: alex });
    expect(seen).toMatchObject({ acknowledgedOn: undefined, mayAcknowledge: true });
    const words = seen.terms?.words ?? "";
    expect((await acknowledgeTerms({ version: "2", words, by: alex })).acknowledgedOn).toBe("2027-06-01");
  });

  it("say that there are none yet", async () => {
    const { acknowledgeTerms, seeTerms } = governance({ members: [buildMember({ person: named(alex) })] });
    expect(await seeTerms({ person: alex })).toMatchObject({ terms: undefined, mayAcknowledge: false });
    await expect(acknowledgeTerms({ version: "1", words: "", by: alex })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("new terms", () => {
  const present = buildTerms({ version: "2", from: day("2027-05-01") });
  const members = [
    buildMember({ id: "1", person: named(alex) }),
    buildMember({ id: "2", person: named(alex), service: "Libraries" }),
    buildMember({ id: "3", person: named(grady) }),
    buildMember({ id: "4", person: named(megan) }),
    buildMember({
      ...{ id: "5", person: named(adele) },
      acknowledged: { version: "2", words: termsMark(present), on: day("2027-05-02") },
    }),
  ];
  const told = ({ newTerms }: ReturnType<typeof governance>) =>
    newTerms.map(({ to, news }) => [to.name, news.terms.version, news.isChanged]);

  it("are told to each member once, not to those who agreed or have left", async () => {
    const on = governance({ members, terms: [present], gone: new Map([[megan.id, "left"]]) });
    await Promise.all([on.tellNewTerms(), on.tellNewTerms()]);
    await on.tellNewTerms();
    expect(told(on).sort()).toEqual([
      ["Alex Wilber", "2", false],
      ["Grady Archie", "2", false],
    ]);
  });

  it("are told again with the next version, and when their words change", async () => {
    const on = governance({ members: members.slice(4), terms: [present] });
    expect(await on.tellNewTerms()).toBe(0);
    for (const text of ["We decide everything.", "We decide nothing."]) {
      on.rows.terms = [{ ...present, text }];
      await on.tellNewTerms();
    }
    on.rows.terms = [buildTerms({ id: "2", version: "3", from: undefined })];
    expect(await on.tellNewTerms()).toBe(0);
    on.rows.terms = [buildTerms({ id: "2", version: "3" })];
    await on.tellNewTerms();
    await on.tellNewTerms();
    expect(told(on)).toEqual([
      ["Adele Vance", "2", true],
      ["Adele Vance", "2", true],
      ["Adele Vance", "3", false],
    ]);
  });

  it("reach the others where one cannot be told, and that one with the next turn", async () => {
    const on = governance({ members: members.slice(0, 4), terms: [present] });
    on.failures.push(new Error("Teams did not answer"));
    await expect(on.tellNewTerms()).rejects.toThrow("Teams did not answer");
    expect(told(on).map(([name]) => name)).toEqual(["Grady Archie", "Megan Bowen"]);
    await on.tellNewTerms();
    expect(told(on)).toHaveLength(3);
  });
});

describe("a service without a lead", () => {
  const chair = buildMember({ id: "1", person: named(megan), chair: true, service: "Parks" });
  const alerted = ({ alerts }: ReturnType<typeof governance>) =>
    alerts.map(({ to, services }) => [to.name, ...services.map(({ service }) => service)]);

  it("is told to the chair and the engagement lead once, all of them in one message", async () => {
    const on = governance({ members: [chair], services: ["Parks", "Libraries", "Housing"] });
    await Promise.all([on.tellWithoutLead(), on.tellWithoutLead()]);
    await on.tellWithoutLead();
    expect(alerted(on).flat().sort()).toEqual(
      ["Adele Vance", "Megan Bowen", "Housing", "Housing", "Libraries", "Libraries"].sort(),
    );
    expect(await on.tellWithoutLead()).toBe(0);
  });

  it("is told again when it had a lead and lost it", async () => {
    const gone = new Map<string, Standing>([[alex.id, "left"]]);
    const lead = buildMember({ id: "2", person: named(alex), service: "Libraries" });
    const on = governance({ members: [chair, lead], gone });
    await on.tellWithoutLead();
    expect(alerted(on)).toEqual([
      ["Megan Bowen", "Libraries"],
      ["Adele Vance", "Libraries"],
    ]);
    gone.delete(alex.id);
    expect(await on.tellWithoutLead()).toBe(0);
    gone.set(alex.id, "left");
    expect(await on.tellWithoutLead()).toBe(2);
  });

  it("is told to the others where one cannot be told, and nobody while the forum has no members", async () => {
    expect(await governance().tellWithoutLead()).toBe(0);
    const on = governance({ members: [chair] });
    on.failures.push(new Error("Teams did not answer"));
    await expect(on.tellWithoutLead()).rejects.toThrow("Teams did not answer");
    expect(alerted(on)).toEqual([["Adele Vance", "Libraries"]]);
    await on.tellWithoutLead();
    expect(alerted(on)[1]).toEqual(["Megan Bowen", "Libraries"]);
  });
});

describe("the review of the terms", () => {
  const terms = [buildTerms({ version: "2", reviewOn: day("2027-06-20") })];
  const members = [buildMember({ person: named(megan), chair: true })];

  it("is told to the chair once before the day and once after it, however often it is looked at", async () => {
    const { remindReview, sent, clock } = governance({ terms, members, now: "2027-05-22T09:00:00Z" });
    await remindReview();
    expect(sent).toEqual([]);
    clock.set("2027-05-23T09:00:00Z");
    await Promise.all([remindReview(), remindReview()]);
    await remindReview();
    expect(sent.map(({ to, news }) => [to.id, news.review])).toEqual([[megan.id, "soon"]]);
    clock.set("2027-06-21T09:00:00Z");
    await remindReview();
    await remindReview();
    expect(sent.map(({ news }) => news.review)).toEqual(["soon", "late"]);
  });

  it("goes to the engagement lead while nobody has the chair, or the chair has left", async () => {
    const gone = new Map<string, Standing>([[megan.id, "left"]]);
    const { remindReview, sent } = governance({ terms, members, gone, now: "2027-06-10T09:00:00Z" });
    await remindReview();
    expect(sent.map(({ to }) => to.id)).toEqual([adele.id]);
  });

  it("is told again when it could not be sent", async () => {
    const { remindReview, sent, failures } = governance({ terms, members, now: "2027-06-10T09:00:00Z" });
    failures.push(new Error("Teams did not answer"));
    await expect(remindReview()).rejects.toThrow("Teams did not answer");
    await remindReview();
    expect(sent).toHaveLength(1);
  });

  it("reaches the other chair where one cannot be told", async () => {
    const two = [...members, buildMember({ person: named(alex), chair: true })];
    const on = governance({ terms, members: two, now: "2027-06-10T09:00:00Z" });
    on.failures.push(new Error("Teams did not answer"));
    await expect(on.remindReview()).rejects.toThrow("Teams did not answer");
    expect(on.sent.map(({ to }) => to.name)).toEqual(["Alex Wilber"]);
  });
});

describe("services", () => {
  it("are flagged while only a champion, somebody who left, or nobody speaks for them", async () => {
    const members = [
      buildMember({ id: "1", person: named(alex), service: " parks " }),
      buildMember({ id: "2", person: named(grady), service: "Libraries", champion: true }),
      buildMember({ id: "3", person: named(megan), service: "Housing" }),
      // A councillor speaks for a service, and leads no engagement in it.
      buildMember({ id: "4", person: named(lee), service: "Roads" }),
    ];
    const { servicesWithoutLead, seeMembers } = governance({
      ...{ members, services: ["Parks", "Libraries", "Housing", "Finance", "Roads"] },
      gone: new Map([[megan.id, "left"]]),
    });
    expect(await servicesWithoutLead()).toEqual([
      { service: "Libraries", was: undefined, champions: ["Grady Archie"] },
      { service: "Housing", was: "Megan Bowen", champions: [] },
      { service: "Finance", was: undefined, champions: [] },
      { service: "Roads", was: undefined, champions: [] },
    ]);
    const { services } = await seeMembers({ person: alex });
    expect(services.find(({ service }) => service === "Roads")?.members).toMatchObject([
      { part: "councillor" },
    ]);
  });

  it("are not flagged while the directory has not answered", async () => {
    const members = [buildMember({ person: named(alex), service: "Parks" })];
    const gone = new Map<string, Standing>([[alex.id, "not asked"]]);
    expect(await governance({ members, gone, services: ["Parks"] }).servicesWithoutLead()).toEqual([]);
  });

  it("have advisers who are still here, and say which of them lead", () => {
    const members = [
      buildMember({ id: "1", person: named(alex), service: "Parks", workstream: "Arts" }),
      buildMember({ id: "3", person: named(grady), service: "Parks", champion: true }),
      buildMember({ id: "4", person: named(megan), service: "Parks", workstream: "Health" }),
    ];
    const { advisers, workstreamLeads } = governance({ members, gone: new Map([[megan.id, "left"]]) });
    expect(advisers()).toEqual([
      { person: alex.id, kind: "lead", services: ["Parks"], tags: ["Arts"] },
      { person: grady.id, kind: "champion", services: ["Parks"], tags: [] },
    ]);
    expect(workstreamLeads()).toEqual([{ person: named(alex), workstream: "Arts" }]);
  });
});

describe("the members", () => {
  it("are shown by service; who left is shown to officers, to be put right", async () => {
    const members = [
      buildMember({ id: "1", person: named(megan), service: "" }),
      buildMember({ id: "2", person: named(grady), service: "Parks", champion: true }),
      buildMember({ id: "3", person: named(alex), service: "Parks" }),
      buildMember({ id: "4", person: named(adele), service: "Libraries" }),
    ];
    const { seeMembers } = governance({ members, gone: new Map([[adele.id, "left"]]) });
    const { services, gone, withoutLead } = await seeMembers({ person: alex });
    expect(
      services.map(({ service, members: own }) => [service, own.map(({ person }) => person.name)]),
    ).toEqual([
      ["Parks", ["Alex Wilber", "Grady Archie"]],
      ["", ["Megan Bowen"]],
    ]);
    expect(gone.map(({ person }) => person.name)).toEqual(["Adele Vance"]);
    expect(withoutLead.map(({ service }) => service)).toEqual(["Libraries"]);
    expect(await seeMembers({ person: lee })).toMatchObject({ gone: [], withoutLead: [] });
  });
});
