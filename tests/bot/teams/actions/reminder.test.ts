import type { Action, Reminder } from "../../../../bot/actions";
import { day } from "../../../../bot/common/days";
import { type Card, reminderCard } from "../../../../bot/teams";
import { pressHandlers } from "../../../../bot/teams/routes";
import { button, cardProblems, ofType, words } from "../../../support/cards";
import { adele, alex, buildConsultation, grady, type Product } from "../../../support/teams";
import { change, council, kept, late, later, lee, owed, press, pressed, titles } from "./pressing";

const today = { dueDate: day("2027-03-01") };

function card(actions: readonly Action[], over: { firstContact?: boolean; owedInAll?: number } = {}): Card {
  const items = actions.map((action) => ({
    ...{ action, as: "owner" as const, stage: "late" as const, dueInWorkingDays: -2, unowned: false },
  }));
  const reminder: Reminder = {
    ...{ to: alex.id, day: day("2027-03-01"), items, owedInAll: over.owedInAll ?? actions.length },
  };
  const made = reminderCard({
    ...{ reminder, now: new Date("2027-03-01T09:00:00Z"), councilName: "Westhaven Council" },
    firstContact: over.firstContact ?? false,
    titleOf: () => "Parks strategy",
    emailOf: (person) => (person === grady.id ? "grady.archie@westhaven.example" : undefined),
  });
  expect(cardProblems(made, { verbs: Object.keys(pressHandlers) })).toEqual([]);
  return made;
}
const look = (product: Product, of: Card) =>
  press(product, of["refresh"] ? (of["refresh"] as { action: never }).action : button(of, "Open"));

describe("a reminder", () => {
  it("has what is late and due today on top, and names the days", () => {
    const shown = words(card([owed(3, later), owed(2, today), owed(1, late)], { owedInAll: 12 }));
    expect(shown).toContain("Mon 1 Mar 2027. On this card: 1 late, 1 due today. You owe 12 actions in all.");
    expect(shown).toMatch(
      /Late\n[\s\S]*Task 1[\s\S]*Due today\n[\s\S]*Task 2[\s\S]*Coming up\n[\s\S]*Task 3/,
    );
  });

  it("of 118 has 8 rows and says how many more there are", () => {
    const made = card(Array.from({ length: 118 }, (_, at) => owed(at + 1, late)));
    expect(titles(made).filter((title) => title === "Open")).toHaveLength(8);
    expect(words(made)).toContain("And 110 more like these. To see all you owe, type: my actions");
  });

  it("names who owes what is late in somebody's team, with a way to write to them", () => {
    const made = card([owed(1, late), owed(2, { ...late, owner: { ...grady } })]);
    expect(words(made)).toMatch(/Late in your team\nTask 2\n.*with Grady Archie/);
    expect(ofType(made, "Action.OpenUrl")).toMatchObject([
      { url: "https://teams.microsoft.com/l/chat/0/0?users=grady.archie%40westhaven.example" },
    ]);
    expect(words(card([owed(2, { ...late, owner: undefined })]))).toContain("Nobody owes it.");
  });

  it("keeps room for others' when one's own are many", () => {
    const made = card([
      ...Array.from({ length: 30 }, (_, at) => owed(at + 1, late)),
      ...Array.from({ length: 30 }, (_, at) => owed(at + 50, { ...late, owner: { ...grady } })),
    ]);
    expect(titles(made).filter((title) => title === "Open")).toHaveLength(8);
    expect(words(made)).toContain("Late in your team");
    expect(words(made)).toContain("And 52 more like these.");
  });

  it("introduces itself to whoever hears from it first, and says how to stop", () => {
    const first = words(card([owed(1, late)], { firstContact: true }));
    expect(first).toContain("I am the engagement forum of Westhaven Council");
    expect(first).toContain("To change this or to stop it, press How often? Or type: settings");
    expect(words(card([owed(1, late)]))).not.toContain("I am the engagement forum");
  });

  it("looked at again shows the present: done by a colleague, moved, handed over", async () => {
    const product = council([owed(1, late), owed(2, late), owed(3, late), owed(4, late)]);
    const old = card([owed(1, late), owed(2, late), owed(3, late), owed(4, late)]);
    await press(product, { verb: "actions.complete", data: { id: "1", evidence: "Done it" } }, { by: adele });
    await change(product, 2, later);
    await change(product, 3, { owner: { ...grady } });
    const shown = words(await look(product, old));
    expect(shown).toMatch(
      /Late\n[\s\S]*Task 4[\s\S]*Coming up\n[\s\S]*Task 2[\s\S]*Done\n[\s\S]*Task 1\nDone on Mon 1 Mar 2027/,
    );
    expect(shown).toMatch(/Late in your team\nTask 3/);
    expect(product.actedOn).toEqual([]);
  });

  it("is acted on in the ledger once somebody presses anything, by whoever pressed it", async () => {
    const product = council([owed(1, late), owed(2, late)]);
    const made = card([owed(1, late), owed(2, late)]);
    const acted = { day: "2027-03-01", to: alex.id, kind: "reminder" };
    for (const title of ["Open", "Done", "Snooze", "Hand over", "See all my actions", "How often?"]) {
      product.actedOn.length = 0;
      await pressed(product, made, title);
      expect([title, product.actedOn]).toEqual([title, [acted]]);
    }
    await pressed(product, made, "Open", { by: adele });
    expect(product.actedOn.at(-1)?.to).toBe(adele.id);
  });

  it("works although the ledger does not answer", async () => {
    const product = council([owed(1, late)]);
    product.acted = async () => {
      throw new Error("the table is away");
    };
    expect(words(await pressed(product, card([owed(1, late)]), "Open"))).toContain("Task 1");
    expect(product.lines.map(({ event }) => event)).toContain("reminder.not-marked-acted");
  });

  it("is done from, and comes back with the rest", async () => {
    const product = council([owed(1, late), owed(2, late)]);
    const asked = await pressed(product, card([owed(1, late), owed(2, late)]), "Done", { of: 1 });
    const done = await pressed(product, asked, "Mark as done", { typed: { evidence: "Agreed on 1 March" } });
    expect(words(done)).toMatch(/Task 1 is done\.[\s\S]*Late\n[\s\S]*Task 2[\s\S]*Done\n[\s\S]*Task 1/);
    const put = await pressed(product, await pressed(product, done, "Snooze", { of: 2 }), "Tomorrow");
    expect(words(put)).toContain("I will not remind you of Task 2 until Tue 2 Mar 2027.");
    const step = await pressed(product, put, "Open", { of: 2 });
    expect(words(await pressed(product, step, "Back"))).toContain("What needs you today");
    expect(kept(product, 1)?.status).toBe("Done");
  });

  it("of which one was deleted says so", async () => {
    const shown = words(await look(council([owed(2, late)]), card([owed(1, late), owed(2, late)])));
    expect(shown).toContain("Some of these are no longer on the list.");
    expect(shown).toContain("Task 2");
  });

  it("of which one was deleted shows the rest when that one is opened", async () => {
    const product = council([owed(2, late)]);
    const opened = await pressed(product, card([owed(1, late), owed(2, late)]), "Open", { of: 1 });
    expect(words(opened)).toMatch(
      /That action is no longer on the list\. Somebody may have taken it out in SharePoint\.[\s\S]*Task 2/,
    );
  });

  it("shows a councillor nothing that is not theirs to see, whichever rows they ask for", async () => {
    const draft = buildConsultation({ workflowStatus: "Idea" });
    const hidden = [owed(7, { ...late, reference: undefined, owner: { ...grady } }), owed(8, late)];
    const product = council(hidden, { consultations: [draft] });
    const ask = (verb: string, more = {}) => ({ verb, data: { from: "reminder 2027-03-01 7 8", ...more } });
    const seen = words(await press(product, ask("actions.seeReminder"), { by: lee }));
    expect(seen).toContain("Some of these are no longer on the list.");
    expect(seen).not.toMatch(/Task|Grady|Alex|Parks/);
    for (const id of ["7", "9"])
      for (const verb of ["actions.openStep", "actions.openPart", "actions.complete"]) {
        const answered = words(await press(product, ask(verb, { id, part: "done" }), { by: lee }));
        expect(answered).toContain("That action is no longer on the list.");
        expect(answered).not.toMatch(/Task|Grady|Alex|Parks/);
      }
  });

  it("shows a councillor what they owe, without the name of a draft", async () => {
    const draft = buildConsultation({ workflowStatus: "Idea" });
    const product = council([owed(7, { ...late, owner: { id: lee.id, name: lee.name } })], {
      consultations: [draft],
    });
    const data = { from: "reminder 2027-03-01 7" };
    const seen = words(await press(product, { verb: "actions.seeReminder", data }, { by: lee }));
    expect(seen).toContain("Task 7");
    expect(seen).not.toContain("Parks");
  });

  it("is there although the directory does not answer", async () => {
    const product = council([owed(1, late)]);
    product.directory.find = () => Promise.reject(new Error("Entra is down"));
    expect(words(await look(product, card([owed(1, late)])))).toContain("Task 1");
  });

  it.each([undefined, "", "reminder", "reminder 2027-99-99 1", 7, "reminder 2027-03-01 ${x} <b> 1'"])(
    "with a forged place to go back to is answered all the same: %j",
    async (from) => {
      const product = council([owed(1, late)]);
      expect(words(await press(product, { verb: "actions.seeReminder", data: { from } }))).toContain(
        "You owe 1 action",
      );
    },
  );
});
