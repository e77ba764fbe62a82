import type { Person } from "../../../../bot/common/person";
import { type Consultation, experimentMark, NotRead } from "../../../../bot/consultations";
import { personId } from "../../../support/build";
import { adele, alex, buildConsultation, buildProduct, grady, reference } from "../../../support/teams";

const megan: Person = { id: personId(21), name: "Megan Bowen", roles: ["officer", "manager"] };
const lee: Person = { id: personId(23), name: "Lee Gu", roles: ["member"] };
const of = reference("2027-00042");
const hypothesis = "We think that walks bring more people, because they need no form.";

function trying(over: Partial<Consultation> = {}) {
  const product = buildProduct({
    now: "2027-04-20T09:00:00Z",
    consultations: [buildConsultation({ workflowStatus: "Open", ...over })],
    people: [alex, adele, grady, megan, lee],
  });
  return {
    ...product,
    row: () => product.consultations.find(of) as Consultation,
    note: (typed: { tryingOut?: string; triedResult?: string }, by = alex, seen = {}) =>
      product.consultations.noteExperiment({ reference: of, by, typed, seen }),
    lines: () => product.register.history.map(({ what, who, from, to }) => [what, who?.name, from, to]),
  };
}
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => "saved",
    (failure) => (failure instanceof NotRead ? failure.message : failure.code),
  );

describe("what is tried for the first time", () => {
  it("is noted with its day, then what came of it, each with its line of history", async () => {
    const { note, row, lines, setNow } = trying();
    await note({ tryingOut: ` ${hypothesis} ` });
    expect(row()).toMatchObject({ tryingOut: hypothesis, triedResult: "", triedNoted: "2027-04-20" });
    setNow("2027-05-25T09:00:00Z");
    await note({ triedResult: "Twice as many came." }, megan);
    expect(row()).toMatchObject({
      ...{ tryingOut: hypothesis, triedResult: "Twice as many came.", triedNoted: "2027-05-25" },
    });
    expect(lines()).toEqual([
      ["Trying something new changed", "Alex Wilber", "", hypothesis],
      ["What came of trying it changed", "Megan Bowen", "", "Twice as many came."],
    ]);
  });

  it("said twice is one change, and its day stays", async () => {
    const { note, row, lines, setNow } = trying();
    await note({ tryingOut: hypothesis });
    setNow("2027-05-25T09:00:00Z");
    await note({ tryingOut: hypothesis, triedResult: "" });
    expect(row().triedNoted).toBe("2027-04-20");
    expect(lines()).toHaveLength(1);
  });

  it("is asked for where nothing was said", async () => {
    const { note, lines } = trying();
    expect(await problemOf(note({ tryingOut: " " }))).toBe(
      "Say what you try for the first time. Then press Save.",
    );
    expect(lines()).toEqual([]);
  });

  it("has a result only where it says what is tried", async () => {
    const { note, row, lines } = trying();
    const words = "First say what you try. Then say what came of it.";
    expect(await problemOf(note({ triedResult: "Twice as many came." }))).toBe(words);
    await note({ tryingOut: hypothesis, triedResult: "Twice as many came." });
    expect(await problemOf(note({ tryingOut: "" }))).toBe(words);
    expect(row().tryingOut).toBe(hypothesis);
    await note({ tryingOut: "", triedResult: "" });
    expect(row()).toMatchObject({ tryingOut: "", triedResult: "" });
    expect(lines()).toHaveLength(4);
  });

  it("is for its lead, the engagement lead and managers, while the work goes on", async () => {
    const { note, row } = trying();
    for (const by of [grady, lee])
      expect(await problemOf(note({ tryingOut: hypothesis }, by))).toBe("not_allowed");
    for (const by of [adele, megan])
      expect(await problemOf(note({ tryingOut: `${hypothesis} ${by.name}` }, by))).toBe("saved");
    expect(row().tryingOut).toContain("Megan");
    for (const workflowStatus of ["Complete", "Stopped"] as const)
      expect(await problemOf(trying({ workflowStatus }).note({ tryingOut: hypothesis }))).toBe("conflict");
    expect(await problemOf(note({ tryingOut: "x".repeat(2_001) }))).toContain("Shorten it to 2000");
  });

  it("does not write over what somebody else wrote meanwhile, nor touch what is not typed", async () => {
    const { note, row, register } = trying({ tryingOut: "Old words here." });
    const saw = { tryingOut: experimentMark("Old words here."), triedResult: experimentMark("") };
    register.put({ ...row(), tryingOut: "Typed by hand.", triedResult: "By hand too." });
    const refused = await problemOf(note({ tryingOut: hypothesis }, alex, saw));
    expect(refused).toContain("It now says: “Typed by hand.”. Save again to put your words there.");
    expect(row().tryingOut).toBe("Typed by hand.");
    await note({ tryingOut: hypothesis }, alex, { tryingOut: experimentMark("Typed by hand.") });
    expect(row()).toMatchObject({ tryingOut: hypothesis, triedResult: "By hand too." });
  });
});
