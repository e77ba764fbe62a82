import type { Submission, Submissions } from "../../../bot/consultations";
import { azureStorage } from "../../support/azure-storage";
import { people, reference } from "../../support/build";
import { memorySubmissions } from "../../support/memory-stores";

const azure = azureStorage();
let inAzure: Submissions;
let number = 0;
const another = () => reference(`2027-${String(++number).padStart(5, "0")}`);

beforeAll(() => {
  inAzure = azure.open().submissions;
});

const since = new Date("2027-03-01T09:00:00.000Z");
const later = new Date("2027-03-01T09:01:00.000Z");
const telling: Submission = { since, told: [], state: "telling", claimedAt: since };
const told: Submission = { ...telling, told: [people.megan.id, people.adele.id], state: "told" };

describe.each([
  ["in memory", memorySubmissions],
  ["in Azure", () => inAzure],
])("what was submitted, %s", (_, open) => {
  it("is known as it was last left, to whoever asks", async () => {
    const [store, of] = [open(), another()];
    expect(await store.get(of)).toBeUndefined();
    expect(await store.move({ reference: of, from: undefined, to: telling })).toBe(true);
    expect(await store.move({ reference: of, from: telling, to: told })).toBe(true);
    expect(await store.get(of)).toEqual(told);
    expect((await store.all()).get(of)).toEqual(told);
  });

  it("is claimed by one of two that see it at the same moment", async () => {
    const [store, of] = [open(), another()];
    const claim = (claimedAt: Date) =>
      store.move({ reference: of, from: undefined, to: { ...telling, claimedAt } });
    expect((await Promise.all([claim(since), claim(later)])).sort()).toEqual([false, true]);
    const held = await store.get(of);
    const again = () => store.move({ reference: of, from: held, to: { ...telling, claimedAt: undefined } });
    expect((await Promise.all([again(), again()])).sort()).toEqual([false, true]);
  });

  it.each<[string, Partial<Submission>]>([
    ["who was told", { told: [people.megan.id] }],
    ["the state", { state: "over" }],
    ["the claim", { claimedAt: later }],
    ["the time", { since: later }],
    ["that nobody is at it", { claimedAt: undefined }],
  ])("is not moved by somebody who knows %s wrongly", async (_what, wrong) => {
    const [store, of] = [open(), another()];
    await store.move({ reference: of, from: undefined, to: told });
    expect(await store.move({ reference: of, from: { ...told, ...wrong }, to: telling })).toBe(false);
    expect(await store.get(of)).toEqual(told);
  });
});
