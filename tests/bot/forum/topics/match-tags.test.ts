import { matchTags } from "../../../../bot/forum/topics/match-tags";
import { people } from "../../../support/build";
import { asking } from "../asking";

const council = {
  settings: () => ({
    services: ["Parks", "Adult social care", "Care", "IT", "Libraries"],
    areas: ["Old Town"],
    audiences: ["Young people", "Residents"],
    skills: ["Reaching consensus"],
    askChampionsAfter: 2,
  }),
  methods: () => [{ name: "Focus group", alsoCalled: ["Discussion group"] }, { name: "Online survey" }],
};
const matched = (text: string) =>
  Object.fromEntries(Object.entries(matchTags(council, text)).filter(([, names]) => names.length > 0));

describe("the council's own names in a question", () => {
  it.each([
    ["Who has asked young people in old town?", { audiences: ["Young people"], areas: ["Old Town"] }],
    ["Do DISCUSSION GROUPS work, or a focus-group?", { methods: ["Focus group"] }],
    ["How do I reach consensus? Reaching consensus is hard.", { skills: ["Reaching consensus"] }],
    ["A library in the park", { services: ["Libraries", "Parks"] }],
    ["Adult social care asks", { services: ["Adult social care"] }],
    ["Adult social care and care", { services: ["Adult social care", "Care"] }],
    ["Is it ready?", {}],
    ["Has IT an online survey?", { services: ["IT"], methods: ["Online survey"] }],
    ["Sparks, parkland and careful residency", {}],
    ["", {}],
  ])("%s", (text, expected) => expect(matched(text)).toEqual(expected));

  it("are few, in the order they were said, whatever a list holds", () => {
    const services = [" Spaced ", "", null as never, ...Array.from({ length: 9 }, (_, at) => `Team${at}`)];
    const settings = () => ({ ...council.settings(), services });
    const said = `Spaced ${services.toReversed().join(" ")}`;
    const found = matchTags({ ...council, settings }, said).services;
    expect(found).toEqual(["Team8", "Team7", "Team6", "Team5", "Team4"]);
  });

  it("find who is asked when nobody answers", async () => {
    const { forum } = asking({
      advisers: [{ person: people.megan.id, kind: "lead", services: ["Parks"], tags: [] }],
    });
    const ask = { body: "Who has asked people in parks?", origin: "form/1", by: people.alex };
    const { topic } = await forum.askQuestion(ask);
    expect(await forum.whomToAsk(topic)).toMatchObject([
      { person: { id: people.megan.id }, why: "You lead engagement for Parks" },
    ]);
    const chosen = await forum.askQuestion({ ...ask, origin: "form/2", tags: { services: ["Libraries"] } });
    expect(chosen.topic.tags.services).toEqual(["Libraries"]);
  });
});
