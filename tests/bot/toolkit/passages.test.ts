import { content, type Passage, passagesOf } from "../../../bot/toolkit";

const passages = passagesOf(content);

function passage(id: string): Passage {
  const found = passages.find((known) => known.id === id);
  if (!found) throw new Error(`There is no passage ${id}`);
  return found;
}

describe("the passages of the toolkit", () => {
  it("are one for each entry, each with its own id", () => {
    const { steps, methods, groups, duties, gates, questions, levels } = content;
    const { samples, materials, guidance, periods, rules } = content;
    const entries = [
      ...[steps, methods, groups, duties, gates, questions],
      ...[levels, samples, materials, guidance, periods, rules],
    ];
    expect(passages).toHaveLength(entries.reduce((sum, list) => sum + list.length, 0));
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    for (const { id, kind } of passages) expect(id.startsWith(`${kind}:`)).toBe(true);
  });

  it.each([
    ["step:1.5", "Write the first full equality assessment"],
    ["method:focus-group", "Focus group"],
    ["group:young-people", "Children and young people"],
    ["duty:selective-licensing", "Licensing of rented homes, selective or additional"],
    ["gate:G2", "Gate G2: ready to open"],
    ["gate:still-open", "Is it still open?"],
    ["level:involve", "Involve"],
    ["sample:margins", "How exact your answers are"],
    ["material:paper", "Paper copies"],
    ["guidance:no-duty-found", "No duty found"],
    ["period:close-to-decision", "From close to decision"],
    ["rule:floor", "The lowest level you may choose"],
  ])("are found by a readable id: %s", (id, title) => {
    expect(passage(id).title).toBe(title);
  });

  it("say of a step what to do, why and what counts as evidence", () => {
    const { text } = passage("step:7.2");
    expect(text).toBe(
      "Say how people's answers counted. It helps at audit, and if anyone challenges the decision. " +
        "Evidence: A link to the decision.",
    );
  });

  it("say of a method when, when not, how long, for whom and how", () => {
    const { text, alsoCalled } = passage("method:community-led");
    expect(text).toContain("Use it when people are hidden or do not trust the council.");
    expect(text).toContain("Do not use it when time is short or there is no money.");
    expect(text).toContain("How long: 6 to 10 weeks.");
    expect(text).toMatch(/It helps you reach: .*Trans people/);
    expect(text).toContain("Train the people who will ask.");
    expect(alsoCalled).toContain("peer research");
  });

  it("say of a group what is in the way, what helps and which methods to look at", () => {
    const { text } = passage("group:young-people");
    expect(text).toContain("What gets in the way: School hours;");
    expect(text).toContain("What helps: Go through the youth council and schools;");
    expect(text).toMatch(/Methods to look at: .*Youth council or school session/);
  });

  it("say whom to ask as law only where the source was seen", () => {
    expect(passage("duty:selective-licensing").text).toContain("Ask: People likely to be affected,");
    const guess = passage("duty:public-spaces-order");
    expect(guess.verified).toBe("from memory");
    expect(guess.text).toContain("Check with legal whether");
    expect(guess.text).toContain("People to think of: Police;");
    expect(guess.text).not.toContain("Ask: ");
  });

  it("say who passes a gate once where it is the same on every track", () => {
    expect(passage("gate:G3").text).toContain("Who passes it: The service manager.");
    expect(passage("gate:G2").text).toContain("On Standard: The service manager and the engagement lead.");
  });

  it("name their sources in full, and how far each can be trusted", () => {
    expect(passage("duty:best-value").sources).toEqual([
      "Local Government Act 1999, section 3",
      "https://www.legislation.gov.uk/ukpga/1999/27/section/3",
    ]);
    expect(passage("duty:best-value").verified).toBe("source seen");
    expect(passage("group:carers").sources).toEqual([
      "House rule of this toolkit",
      "Dartford Borough Council, equality monitoring and privacy notice",
    ]);
    for (const { sources } of passages) expect(sources.length).toBeGreaterThan(0);
  });

  it("are whole sentences, with nothing left over from putting them together", () => {
    for (const { text, id } of passages) {
      expect([id, text]).toEqual([id, expect.stringMatching(/^[A-Z0-9].*[.?!]$/)]);
      expect([id, text]).not.toEqual([id, expect.stringMatching(/undefined|\.\.| {2}|\$\{/)]);
    }
  });

  it("follow the content they are given", () => {
    const one = content.materials.filter(({ id }) => id === "paper");
    const changed = passagesOf({
      ...content,
      materials: one.map((entry) => ({ ...entry, text: "Print it." })),
    });
    expect(changed.filter(({ kind }) => kind === "material").map(({ text }) => text)).toEqual(["Print it."]);
  });
});
