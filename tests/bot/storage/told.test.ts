import type { Storage } from "../../../bot/storage";
import { azureStorage } from "../../support/azure-storage";
import { people, reference } from "../../support/build";
import { memoryToldPeople, memoryUpkeep } from "../../support/memory-dates";
import { memoryPairMarks, memoryToldMarks } from "../../support/memory-stores";

const azure = azureStorage();
let storage: Storage;
/** The same account, as another instance has it. */
let other: Storage;
let number = 0;
const another = () => reference(`2027-${String(++number).padStart(5, "0")}`);

beforeAll(() => {
  [storage, other] = [azure.open(), azure.open()];
});

/** In memory both instances have the very same store. */
const both =
  <Store>(make: () => Store) =>
  () => {
    const store = make();
    return [store, store] as const;
  };

/** Both instances claim at once; one of them gets it. */
const oneOf = async (claims: readonly Promise<boolean>[]) =>
  expect((await Promise.all(claims)).sort()).toEqual([...claims.slice(1).map(() => false), true]);

describe.each([
  ["in memory", both(memoryPairMarks)],
  ["in Azure", () => [storage.pairMarks, other.pairMarks] as const],
])("a mark of two consultations, %s", (_, open) => {
  it("is claimed once, whichever of the two is named first", async () => {
    const [mine, theirs] = open();
    const [one, two] = [another(), another()];
    await oneOf([
      mine.claim({ pair: [one, two], what: "overlap" }),
      theirs.claim({ pair: [two, one], what: "overlap" }),
    ]);
    expect(await theirs.claim({ pair: [one, two], what: "overlap" })).toBe(false);
  });

  it("is one of its own for each pair and each thing", async () => {
    const [mine, theirs] = open();
    const [one, two, three] = [another(), another(), another()];
    await mine.claim({ pair: [one, two], what: "overlap" });
    expect(await theirs.claim({ pair: [one, two], what: `apart-${one}` })).toBe(true);
    expect(await theirs.claim({ pair: [one, three], what: "overlap" })).toBe(true);
    expect(await theirs.claim({ pair: [two, three], what: "overlap" })).toBe(true);
  });

  it("is claimed anew once it was given back, by whichever", async () => {
    const [mine, theirs] = open();
    const mark = { pair: [another(), another()] as const, what: "overlap" };
    await mine.claim(mark);
    await theirs.release({ ...mark, pair: [mark.pair[1], mark.pair[0]] });
    expect(await theirs.claim(mark)).toBe(true);
    // Giving back what nobody has is no fault.
    await mine.release({ ...mark, what: "never" });
  });
});

describe.each([
  ["in memory", both(memoryToldMarks)],
  ["in Azure", () => [storage.toldRefusedDates, other.toldRefusedDates] as const],
])("which refused dates were told, %s", (_, open) => {
  it("moves from what it was, and for one of two only", async () => {
    const [mine, theirs] = open();
    const of = another();
    expect(await mine.get(of)).toBeUndefined();
    await oneOf([
      mine.move({ reference: of, from: undefined, to: "a" }),
      theirs.move({ reference: of, from: undefined, to: "b" }),
    ]);
    const told = await theirs.get(of);
    await oneOf([
      mine.move({ reference: of, from: told, to: "c" }),
      theirs.move({ reference: of, from: told, to: "d" }),
    ]);
    expect(["c", "d"]).toContain(await mine.get(of));
  });

  it("is not moved by somebody who knows it wrongly", async () => {
    const [mine, theirs] = open();
    const of = another();
    expect(await theirs.move({ reference: of, from: "a", to: "b" })).toBe(false);
    await mine.move({ reference: of, from: undefined, to: "a" });
    expect(await theirs.move({ reference: of, from: "b", to: "c" })).toBe(false);
    expect(await theirs.move({ reference: of, from: undefined, to: "c" })).toBe(false);
    expect(await theirs.get(of)).toBe("a");
  });
});

it("which refused dates were told is apart from which steps were", async () => {
  const of = another();
  await storage.toldRefusedDates.move({ reference: of, from: undefined, to: "dates" });
  expect(await storage.toldStepsBehind.get(of)).toBeUndefined();
  await storage.toldStepsBehind.move({ reference: of, from: undefined, to: "steps" });
  expect(await storage.toldRefusedDates.get(of)).toBe("dates");
});

describe.each([
  ["in memory", both(memoryToldPeople)],
  ["in Azure", () => [storage.toldPeople, other.toldPeople] as const],
])("who was told what, %s", (_, open) => {
  const { megan, adele } = people;

  it("is claimed once a person and a thing", async () => {
    const [mine, theirs] = open();
    const about = `dates-review-${++number}`;
    await oneOf([mine.claim({ about, to: megan.id }), theirs.claim({ about, to: megan.id })]);
    expect(await theirs.claim({ about, to: adele.id })).toBe(true);
    expect(await theirs.claim({ about: `${about}-other`, to: megan.id })).toBe(true);
    expect(await mine.claim({ about, to: megan.id })).toBe(false);
  });

  it("is claimed anew once it was given back, and for that person only", async () => {
    const [mine, theirs] = open();
    const about = `dates-review-${++number}`;
    await mine.claim({ about, to: megan.id });
    await mine.claim({ about, to: adele.id });
    await mine.giveBack({ about, to: megan.id });
    expect(await theirs.claim({ about, to: megan.id })).toBe(true);
    expect(await theirs.claim({ about, to: adele.id })).toBe(false);
    await mine.giveBack({ about: "never", to: megan.id });
  });

  it("is known to whoever asks", async () => {
    const [mine, theirs] = open();
    const about = `next-year-2028-${++number}`;
    expect(await theirs.has({ about, to: megan.id })).toBe(false);
    await mine.claim({ about, to: megan.id });
    expect(await theirs.has({ about, to: megan.id })).toBe(true);
    expect(await theirs.has({ about, to: adele.id })).toBe(false);
    await mine.giveBack({ about, to: megan.id });
    expect(await theirs.has({ about, to: megan.id })).toBe(false);
  });
});

describe.each([
  ["in memory", both(() => memoryUpkeep().lastCheck)],
  ["in Azure", () => [storage.planChecked, other.planChecked] as const],
])("when the forward plan was last checked, %s", (_, open) => {
  it("is as it was last said, to whoever asks", async () => {
    const [mine, theirs] = open();
    expect(await theirs.get()).toBeUndefined();
    const by = { id: people.adele.id, name: "Adèle Vance" };
    const first = { by, at: new Date("2027-03-01T09:00:00Z"), upTo: { "2027": 42 }, seen: "a" };
    await mine.set(first);
    expect(await theirs.get()).toEqual(first);
    const second = { ...first, at: new Date("2027-04-01T09:00:00Z"), upTo: { "2026": 7, "2027": 50 } };
    await theirs.set(second);
    expect(await mine.get()).toEqual(second);
  });
});
