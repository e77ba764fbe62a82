import { reviewOf } from "../../../bot/calendar";
import { day } from "../../../bot/common/days";
import { datesReview } from "../../../bot/teams";
import { markChecked } from "../../../bot/teams/calendar/mark-checked";
import { endOfNextQuarter, pressSeeDates, seeDates } from "../../../bot/teams/calendar/see-dates";
import { matchCommand } from "../../../bot/teams/match-command";
import type { Turn } from "../../../bot/teams/turn";
import { everyNode, words } from "../../support/cards";
import { datesListUrl, seededRows } from "../../support/memory-dates";
import { adele, alex, buildProduct } from "../../support/teams";

const turnOf = (person = adele): Turn => ({ person, text: "dates to avoid", where: "personal" });
const now = "2027-09-20T10:00:00Z";

describe("the yearly card", () => {
  const review = reviewOf(seededRows(2028), 2028);
  const card = datesReview({ review, listUrl: datesListUrl });

  it("names what to look up, every date it asks about, and the list", () => {
    const said = words(card);
    expect(said).toContain("Check the dates to avoid of 2028");
    expect(said).toContain(`${review.count} dates of 2028 nobody has checked yet.`);
    expect(said).toContain("Look up your county's term dates");
    expect(said).toContain("Does your council vote that year?");
    expect(said).toContain("Summer school holiday: ");
    expect(said).toMatch(
      /Eid al-Fitr \(Muslim\):\s+Sat 26 Feb 2028 to Mon 28 Feb 2028, from the evening before/,
    );
    for (const { rows } of review.unchecked) for (const { name } of rows) expect(said).toContain(name);
    expect(JSON.stringify(card)).toContain(datesListUrl);
  });

  it("is answered by its own button, which marks them all", async () => {
    const product = buildProduct({ now, dates: seededRows(2028) });
    const button = everyNode(card).find(({ node }) => node["verb"] === "calendar.markChecked")?.node;
    const after = await markChecked(product, turnOf(), button?.["data"]);
    expect(words(after)).toContain(`${review.count} dates marked as checked. Thank you.`);
    expect(everyNode(after).some(({ node }) => node["verb"] === "calendar.markChecked")).toBe(false);
    expect(product.dates.history).toHaveLength(1);
    const again = await markChecked(product, turnOf(), button?.["data"]);
    expect(words(again)).toContain("These dates are all checked already.");
    expect(product.dates.history).toHaveLength(1);
  });

  it("is shown again when the list changed meanwhile, and nothing is marked", async () => {
    const product = buildProduct({ now, dates: seededRows(2028).slice(1) });
    const moved = seededRows(2028).map((row) => ({ ...row, to: row.from }));
    product.dates.rows = moved;
    const after = await markChecked(product, turnOf(), { year: "2028", seen: review.seen });
    expect(words(after)).toContain("The list changed since this card was made.");
    expect(product.dates.history).toEqual([]);
  });

  it("is not for officers, nor for data somebody made up", async () => {
    const product = buildProduct({ now, dates: seededRows(2028) });
    const data = { year: 2028, seen: review.seen };
    await expect(markChecked(product, turnOf(alex), data)).rejects.toMatchObject({ code: "not_allowed" });
    for (const forged of [undefined, {}, { year: "soon", seen: "" }, { year: 2028, seen: "x".repeat(101) }])
      await expect(markChecked(product, turnOf(), forged)).rejects.toMatchObject({ code: "invalid" });
    expect(product.dates.history).toEqual([]);
  });
});

describe("dates to avoid", () => {
  it.each([
    "dates to avoid",
    "Dates to Avoid?",
    "show me the dates to avoid please",
    "bank holidays",
    "dates to aviod",
  ])("is what %j asks for", (typed) => {
    expect(matchCommand(typed)?.name).toBe("dates-to-avoid");
  });

  it("shows this quarter and the next, what matters most first, and says that a day may move", async () => {
    const product = buildProduct({ now: "2027-02-01T09:00:00Z", dates: seededRows(2027) });
    const reply = await seeDates(product, turnOf(alex));
    if ("text" in reply) throw new Error(reply.text);
    const said = words(reply.card);
    expect(said).toContain("Mon 1 Feb 2027 to Wed 30 Jun 2027");
    expect(said).toContain("Nobody has checked all the dates of 2027 yet.");
    expect(said).toMatch(/Keep clear of these days\s+Run-up to the local vote/);
    expect(said).toMatch(/Eid al-Fitr \(Muslim\).*May move by a day\./s);
    expect(said.indexOf("Run-up")).toBeLessThan(said.indexOf("Eid al-Fitr"));
    expect(said).not.toContain("Diwali");
    const more = words(await pressSeeDates(product, turnOf(alex), { page: "2" }));
    expect(more).toContain("Page 2 of");
  });

  it.each([
    ["2027-01-15", "2027-06-30"],
    ["2027-05-31", "2027-09-30"],
    ["2027-09-20", "2027-12-31"],
    ["2027-12-31", "2028-03-31"],
  ])("from %s reaches to %s", (of, end) => {
    expect(endOfNextQuarter(day(of))).toBe(end);
  });
});
