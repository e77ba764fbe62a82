import { day } from "../../../../bot/common/days";
import { matchCommand } from "../../../../bot/teams/match-command";
import { methodReply } from "../../../../bot/teams/toolkit/see-method";
import { reference } from "../../../support/build";
import { inputs, words } from "../../../support/cards";
import { adele, alex, buildConsultation, grady } from "../../../support/teams";
import { type ForumGiven, forumCouncil, lee, press, pressed, said, titles, turnIn } from "./forum-council";

const used = (number: string, over: Parameters<typeof buildConsultation>[0] = {}) =>
  buildConsultation({
    ...{ reference: reference(number), methods: ["Focus group"], title: `Work ${number}` },
    ...{ leadOfficer: { id: grady.id, name: grady.name }, startDate: day("2027-01-05"), ...over },
  });
const consultations = [
  used("2027-00001"),
  used("2027-00002", { startDate: day("2027-02-08") }),
  used("2027-00003", { leadOfficer: { id: adele.id, name: adele.name } }),
];
const council = (given: ForumGiven = {}) =>
  forumCouncil({ consultations, people: [alex, adele, grady, lee], ...given });
const typed = (text: string, by = alex) => turnIn(by, { text, where: "personal", place: undefined });
const inChannel = (text: string) => turnIn(alex, { text });

it.each([
  "who has used a focus group?",
  "Who has used focus groups",
  "WHO HAS USED FOCUS GROUPS??",
  "who has usd a focus gruop",
  "please who has used a focus group",
  "who has tried focus groups?",
  "who used a focus group",
])("%j names colleagues with their work, and when it was used last", async (text) => {
  expect(matchCommand(text)?.name).toBe("who-has-used");
  const card = words(await said(council(), "who-has-used", typed(text)));
  expect(card).toContain("Used here 3 times, last in February 2027.");
  expect(card).toMatch(
    /Grady Archie\n, 2 times[\s\S]*2027-00002 Work[\s\S]*2027-00001 Work[\s\S]*Adele Vance\n, 1 time/,
  );
});

it.each(["who has to be consulted?", "who must we consult", "who can run a focus group", "who decides"])(
  "%j is a question like any other",
  (text) => expect(matchCommand(text)).toBeUndefined(),
);

it("opens the work, in our chat and in the list", async () => {
  const card = await said(council(), "who-has-used", typed("who has used a focus group"));
  expect(titles(card)).toContain("Open");
  expect(JSON.stringify(card)).toContain("DispForm.aspx?ID=42");
});

it("names nobody who asked not to be, and still counts their work", async () => {
  const product = council({ unnamed: [grady.id] });
  const card = words(await said(product, "who-has-used", typed("who has used a focus group")));
  expect(card).not.toContain("Grady");
  expect(card).toMatch(/Used here 3 times[\s\S]*Also used here[\s\S]*2027-00002 Work/);
  const method = methodReply(product, typed("focus group"));
  const shown = method && "card" in method ? words(method.card) : "";
  expect(shown).toContain("Used here 3 times, last in February 2027.");
  expect(shown).toContain("Adele Vance");
  expect(shown).not.toContain("Grady");
});

it("says that nobody has used it here, and begins a question that is tagged with it", async () => {
  const product = council({ consultations: [] });
  const turn = typed("who has used a focus group");
  const card = await said(product, "who-has-used", turn);
  expect(words(card)).toContain("No consultation that has begun here used it.");
  const form = await pressed(product, card, "Ask the forum about it", { turn });
  expect(inputs(form)).toMatchObject({
    ...{ topicKind: "Question", topicTitle: "Has anybody used this: Focus group?" },
    topicMethods: "Focus%20group",
  });
  await pressed(product, form, "Share", { turn });
  expect(product.topics.all()).toMatchObject([{ kind: "Question", tags: { methods: ["Focus group"] } }]);
});

it("asks which method where none is named, and shows the one that is chosen", async () => {
  const product = council();
  const which = await said(product, "who-has-used", typed("who has used"));
  expect(titles(which)).toEqual(["Show who has used it"]);
  const card = await pressed(product, which, "Show who has used it", {
    ...{ typed: { usedMethod: "Focus%20group" }, turn: typed("") },
  });
  expect(words(card)).toContain("Used here 3 times");
  expect(words(await pressed(product, card, "Another method", { turn: typed("") }))).toContain(
    "which method?",
  );
});

it("offers the list and a search where the toolkit has no such method", async () => {
  const card = await said(council(), "who-has-used", typed("who has used a crystal ball?"));
  expect(words(card)).toContain("The toolkit has no method called “a crystal ball”. Choose one.");
  expect(titles(card)).toEqual(["Show who has used it", "Search for it instead"]);
});

it("shows a channel, and a councillor, only work that was agreed to", async () => {
  const drafts = [used("2027-00009", { workflowStatus: "Submitted", title: "Secret work" })];
  const product = council({ consultations: [...consultations, ...drafts] });
  const shown = async (turn: ReturnType<typeof typed>) => words(await said(product, "who-has-used", turn));
  expect(await shown(typed("who has used a focus group"))).toContain("Used here 4 times");
  for (const turn of [typed("who has used a focus group", lee), inChannel("who has used a focus group")]) {
    expect(await shown(turn)).toContain("Used here 3 times");
    expect(await shown(turn)).not.toMatch(/Secret|2027-00009/);
  }
});

it.each([undefined, { usedMethod: 5 }, { usedMethod: "S%C3%A9ance" }])(
  "a forged press shows the list, or is refused: %j",
  async (data) => {
    const product = council();
    const shown = await press(product, { verb: "forum.whoHasUsed", data: data as object }, typed(""));
    expect(words(shown)).toContain("Who has used which method?");
    const asked = press(product, { verb: "forum.askAboutMethod", data: data as object }, typed(""));
    await expect(asked).rejects.toThrow("too old to use");
  },
);
