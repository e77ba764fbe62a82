import { people } from "../../support/build";
import { acting } from "./acting";

const { alex, grady, lee } = people;
const noting = (...given: Parameters<typeof acting>) => {
  const all = acting(...given);
  return { ...all, add: (text: string, by = alex) => all.actions.note({ id: all.step.id, text, by }) };
};

describe("a note on an action", () => {
  it("stands with its day and its author, and in the history", async () => {
    const { add, now, lines } = noting();
    await add("  The printer has the leaflets.  ");
    expect(now().note).toBe("Tue 1 Jun 2027, Alex Wilber: The printer has the leaflets.");
    expect(lines()).toEqual([["Step 0.2 noted", "Alex Wilber", "", "The printer has the leaflets."]]);
  });

  it("goes below what others wrote, which stays", async () => {
    const { add, now } = noting({ note: "Typed into the list by a manager" });
    await add("Half done", grady);
    await add("All but one", alex);
    expect(now().note).toBe(
      "Typed into the list by a manager\n\nTue 1 Jun 2027, Grady Archie: Half done\n\nTue 1 Jun 2027, Alex Wilber: All but one",
    );
  });

  it("and another at that very moment both stand", async () => {
    const { add, now, meanwhile } = noting();
    meanwhile(() => add("Mine", grady));
    await add("Ours", alex);
    expect(now().note).toBe("Tue 1 Jun 2027, Grady Archie: Mine\n\nTue 1 Jun 2027, Alex Wilber: Ours");
  });

  it("heard twice stands once, though another was written between", async () => {
    const { add, now, lines } = noting();
    await add("Half done");
    await add("Seen", grady);
    await add("Half done");
    expect(now().note?.split("\n\n")).toHaveLength(2);
    expect(lines()).toHaveLength(2);
    await add("Half", alex);
    expect(now().note?.split("\n\n")).toHaveLength(3);
  });

  it.each([
    ["nothing", "  ", "Type your note first. A short sentence is enough."],
    [
      "only what nobody sees",
      "\u200b\u200f\u2060\u200b",
      "Type your note first. A short sentence is enough.",
    ],
    [
      "too long a text",
      "x".repeat(10_000),
      "The note has 10000 characters. Shorten it to 2000, or link to a document.",
    ],
    [
      "a link that runs",
      "see java\u200bscript:alert(1)",
      "That link cannot be used. Use one that starts with https:// or http://",
    ],
  ])("of %s is refused", async (_, text, message) => {
    const { add, now, step } = noting();
    await expect(add(text)).rejects.toMatchObject({ code: "invalid", message });
    expect(now()).toBe(step);
  });

  it("for which there is no room is refused, and cuts off nothing", async () => {
    const full = "x".repeat(59_990);
    const { add, now } = noting({ note: full });
    await expect(add("One more note")).rejects.toMatchObject({ code: "invalid" });
    expect(now().note).toBe(full);
  });

  it("is an officer's to write, on what goes on", async () => {
    await expect(noting().add("Hello there", lee)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(noting({}, { ended: "stopped" }).add("Hello there")).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
