import { commands } from "../../../bot/teams";
import { matchCommand } from "../../../bot/teams/match-command";
import { commandHandlers } from "../../../bot/teams/routes";

const meant = (text: string) => matchCommand(text)?.name;

it.each(commands.map(({ name, title }) => [title, name]))(
  "hears %j, in any case and spacing",
  (title, name) => {
    expect(meant(title)).toBe(name);
    expect(meant(`  ${title.toUpperCase()}  `)).toBe(name);
    expect(meant(`${title}.`)).toBe(name);
    expect(meant(`please ${title}`)).toBe(name);
    expect(meant(`Can you show me the ${title}, please?`)).toBe(name);
  },
);

it.each([
  ["paln a consultaton", "plan-a-consultation"],
  ["plan a consultaton", "plan-a-consultation"],
  ["plan consultation", "plan-a-consultation"],
  ["I want to plan a consultation", "plan-a-consultation"],
  ["Hi, I'd like to plan a consultation please", "plan-a-consultation"],
  ["help me plan a consultation", "plan-a-consultation"],
  ["my acions", "my-actions"],
  ["what are my actions today", "my-actions"],
  ["my consulations", "my-consultations"],
  ["foward plan", "forward-plan"],
  ["chekclist 2027-00042", "checklist"],
  ["checklist 2027-00042", "checklist"],
  ["show me the checklist for 2027-00042 please", "checklist"],
  ["checklist 2027-042", "checklist"],
  ["steps 2027-00042", "checklist"],
  ["2027-00042", "consultation"],
  ["help me", "help"],
  ["Hello!", "help"],
  ["?", "help"],
  ["what can you do for me", "help"],
])("hears %j as %s", (text, name) => {
  expect(meant(text)).toBe(name);
});

it.each([
  "plants in the park",
  "help me reach young people",
  "how do I reach young people",
  "do I need to consult on a library closing",
  "plan of the town hall",
  "steps outside the library are broken",
  "my actions last year were late because of the election",
  "the forward plan of the county is public",
  "consult",
  "2027",
  "",
  "👍",
  "__proto__",
  "constructor",
])("takes %j for no command, to be searched for instead", (text) => {
  expect(meant(text)).toBeUndefined();
});

it("is quick with a very long message", () => {
  expect(meant("the a my please ".repeat(2_000))).toBeUndefined();
});

it("has a handler for every command, and for nothing else", () => {
  expect(Object.keys(commandHandlers).sort()).toEqual(commands.map(({ name }) => name).sort());
});

it("keeps what Teams shows in the menu within what it shows", () => {
  for (const { title, description } of commands) {
    expect(title.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
  }
});
