import type { Typed } from "../../../../bot/consultations";
import { people } from "../../../support/build";
import { card1, openPlanning, problemsOf, settings } from "./planning";

const { alex } = people;

/** What a person sees after pressing Next on card 1 with these answers changed. */
async function described(changed: Typed, over: Parameters<typeof openPlanning>[0] = {}) {
  const { consultations, start } = openPlanning(over);
  const typed = { ...card1, ...changed };
  const view = await consultations.fillCard({ planId: await start(), by: alex, stage: "describe", typed });
  return { view, problems: problemsOf(view), typed };
}

const invisible = "\u200b\u200c\u202e\u2066\ufeff\u00ad";

describe("card 1 says in plain words what is wrong, and keeps what was typed", () => {
  it.each<[string, Typed, Record<string, string>]>([
    [
      "a decision in the past",
      { decisionDate: "2027-05-31" },
      { decisionDate: "Mon 31 May 2027 has gone. Choose the date the decision will be taken." },
    ],
    [
      "a decision today",
      { decisionDate: "2027-06-01" },
      { decisionDate: "Tue 1 Jun 2027 is today. Choose a later day, with time to hear people." },
    ],
    [
      "31 February",
      { decisionDate: "2028-02-31" },
      { decisionDate: '"2028-02-31" is not a date. Choose one from the calendar.' },
    ],
    [
      "the year 20267",
      { decisionDate: "20267-03-01" },
      { decisionDate: '"20267-03-01" is not a date. Choose one from the calendar.' },
    ],
    [
      "a year over ten years away",
      { decisionDate: "2072-11-24" },
      { decisionDate: "Thu 24 Nov 2072 is over 10 years away. Check the year." },
    ],
    [
      "no decision date",
      { decisionDate: "" },
      { decisionDate: "Choose the date the decision will be taken." },
    ],
    ["a title too short", { title: "Hi" }, { title: "Give it a working title of at least five letters." }],
    [
      "a title nobody can see",
      { title: invisible.repeat(4) },
      { title: "Give it a working title of at least five letters." },
    ],
    [
      "a title of joiners, which stay for the sake of emoji",
      { title: "\u200d".repeat(9) },
      { title: "Give it a working title of at least five letters." },
    ],
    [
      "a title of 10,000 characters",
      { title: "x".repeat(10_000) },
      { title: "The title has 10000 characters. Shorten it to 120 or fewer." },
    ],
    [
      "an overview of dots",
      { overview: "..............." },
      { overview: "Say in a sentence or two what is being decided." },
    ],
    [
      "an overview of 10,001 characters",
      { overview: "x".repeat(10_001) },
      { overview: "This has 10001 characters. Shorten it to 10000 or fewer." },
    ],
    [
      "nobody to decide",
      { decisionMaker: "  \u200b " },
      { decisionMaker: "Say who takes the decision, such as Cabinet." },
    ],
    [
      "a decision-maker of 256 characters",
      { decisionMaker: "x".repeat(256) },
      { decisionMaker: "Shorten who decides to 255 characters or fewer." },
    ],
    ["no service", { service: "" }, { service: "Choose the service that is asking." }],
    [
      "another council's service",
      { service: "Trams" },
      { service: '"Trams" is not one of this council\'s services. Choose one from the list.' },
    ],
    [
      "another council's ward",
      { areas: "Abbey,Hogwarts" },
      { areas: '"Hogwarts" is not an area of this council. Choose from the list.' },
    ],
    ["no area", { areas: " , " }, { areas: "Choose the areas it affects." }],
    [
      "an audience that is none",
      { audiences: "Dragons" },
      { audiences: '"Dragons" is not an audience of this council. Choose from the list.' },
    ],
    [
      "5,000 audiences",
      { audiences: Array.from({ length: 5_000 }, (_, at) => `Group ${at}`).join() },
      { audiences: "That is 5000 choices. Choose 100 or fewer." },
    ],
  ])("%s", async (_, changed, expected) => {
    const { view, problems, typed } = await described(changed);
    expect(problems).toEqual(expected);
    expect(view.stage).toBe("describe");
    expect(view.plan.typed).toEqual(typed);
  });

  it("names everything that is wrong at once", async () => {
    const nothing = Object.fromEntries(Object.keys(card1).map((input) => [input, ""]));
    const { problems } = await described(nothing);
    expect(Object.keys(problems).sort()).toEqual(Object.keys(card1).sort());
  });

  it("answers an enormous list at once, however many choices the council has", async () => {
    const audiences = Array.from({ length: 400 }, (_, at) => `Group ${at}`);
    const started = performance.now();
    const { problems } = await described(
      { audiences: Array.from({ length: 5_000 }, (_, at) => `Nobody ${at}`).join() },
      { settings: () => ({ ...settings, audiences }) },
    );
    expect(problems["audiences"]).toMatch("5000 choices");
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it("refuses a service too long for the list even where the council named none", async () => {
    const settingsWithout = () => ({ ...settings, services: [] });
    const long = await described({ service: "x".repeat(256) }, { settings: settingsWithout });
    expect(long.problems).toEqual({ service: "Shorten the service to 255 characters or fewer." });
    const own = await described({ service: "Ferries" }, { settings: settingsWithout });
    expect(own.view.description?.service).toBe("Ferries");
  });
});

describe("card 1 takes what people really type", () => {
  it("leaves out what nobody can see, so that two equal titles look equal", async () => {
    const { view } = await described({ title: "  Li\u200bbrary\u202e opening\t\n hours\u0000 " });
    expect(view.stage).toBe("level");
    expect(view.description?.title).toBe("Library opening hours");
  });

  it("keeps a title from right to left, and an emoji made of several", async () => {
    const { view } = await described({ title: "ساعات المكتبة 👩‍👧" });
    expect(view.description?.title).toBe("ساعات المكتبة 👩‍👧");
  });

  it("keeps the lines of an overview", async () => {
    const { view } = await described({ overview: "First line of it.\r\nSecond line of it." });
    expect(view.description?.overview).toBe("First line of it.\nSecond line of it.");
  });

  it("puts the decision-maker on one line, as the list holds it", async () => {
    const { view } = await described({ decisionMaker: "Cabinet\r\nMember" });
    expect(view.description?.decisionMaker).toBe("Cabinet Member");
  });

  it("forgives unseen characters pasted with a date", async () => {
    const { view } = await described({ decisionDate: "\u200b2027-11-24\u200b " });
    expect(view.description?.decisionDate).toBe("2027-11-24");
  });

  it.each([
    ["a name with a comma", "St Peter's, East", ["St Peter's, East"]],
    ["one beside others", "Abbey,St Peter's, East,Castle", ["Abbey", "St Peter's, East", "Castle"]],
    ["the same twice", "Abbey,Abbey", ["Abbey"]],
    ["the whole area", "Whole area", ["Whole area"]],
  ])("areas: %s", async (_, areas, expected) => {
    const { view } = await described({ areas });
    expect(view.description?.areas).toEqual(expected);
  });

  it("tells apart names that end alike after their comma", async () => {
    const areas = ["Hill, North", "Vale, North", "North"];
    const { view, problems } = await described(
      { areas: "Hill, North,Vale, North,North" },
      { settings: () => ({ ...settings, areas }) },
    );
    expect(problems).toEqual({});
    expect(view.description?.areas).toEqual(areas);
  });

  it.each(["Hill,North", "Hill ,  North", "Hill, North, Upper, Far"])(
    "finds a council's own name as the council wrote it: %s",
    async (name) => {
      const { view } = await described(
        { areas: `Abbey,${name}` },
        { settings: () => ({ ...settings, areas: ["Abbey", name] }) },
      );
      expect(view.description?.areas).toEqual(["Abbey", name]);
    },
  );

  it("lets a hundred choices through", async () => {
    const areas = Array.from({ length: 101 }, (_, at) => `Ward ${at}`);
    const over = { settings: () => ({ ...settings, areas }) };
    expect((await described({ areas: areas.slice(0, 100).join() }, over)).problems).toEqual({});
    expect((await described({ areas: areas.join() }, over)).problems).toEqual({
      areas: "That is 101 choices. Choose 100 or fewer.",
    });
  });
});
