import { Failure } from "../../../bot/common/failure";
import { isDuplicate } from "../../../bot/sharepoint";
import { alex, buildEntry, grady, reference } from "../../support/build-register";
import { type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
  // Whoever confirms a plan has just been looked up, to see what they may do.
  await standIn.sharePoint.directory.find(alex.id);
});
afterEach(() => standIn.close());

/** Everything written, exactly once. */
async function expectWhole(steps: number, ref = "2027-00042"): Promise<void> {
  expect((await standIn.rows("Consultations")).map(({ fields }) => fields["Reference"])).toEqual([ref]);
  const keys = (await standIn.rows("Actions")).map(({ fields }) => String(fields["ExternalId"]));
  expect(new Set(keys).size).toBe(steps);
  // The same whoever writes them, so that nobody writes a second copy.
  expect(keys.every((key) => /^2027-00042\/\d\.\d+$/.test(key))).toBe(true);
  expect(keys).toHaveLength(steps);
  expect(await standIn.rows("History")).toHaveLength(1);
  expect(standIn.sharePoint.actions.of(reference(ref))).toHaveLength(steps);
}

describe("recording a plan", () => {
  it("takes four requests in two waves for 66 steps", async () => {
    let waves = 0;
    const wire = await standIn.wire(async () => {
      waves = await standIn.waves(() => standIn.sharePoint.planRecord.write(buildEntry({ steps: 66 })));
    });
    expect(wire.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual(
      Array(4).fill("POST /v1.0/$batch"),
    );
    expect(waves).toBe(2);
    await expectWhole(66);
  });

  it("is read afterwards without a request", async () => {
    await standIn.sharePoint.planRecord.write(buildEntry({ steps: 66 }));
    const wire = await standIn.wire(async () => {
      expect(standIn.sharePoint.consultations.find(reference("2027-00042"))).toBeDefined();
      expect(standIn.sharePoint.consultations.all()).toHaveLength(1);
      expect(standIn.sharePoint.actions.of(reference("2027-00042"))).toHaveLength(66);
      expect(standIn.sharePoint.settingRows().length).toBeGreaterThan(0);
      await standIn.sharePoint.directory.withRole("manager");
    });
    expect(wire).toEqual([]);
  });

  it("writes people into the people columns, and days as the days they are", async () => {
    await standIn.sharePoint.planRecord.write(buildEntry());
    const [row] = await standIn.rows("Consultations");
    expect(row?.fields).toMatchObject({
      LeadOfficerId: "00000000-0000-0000-0000-000000000020",
      EngagementLevel: "Consult",
      // Midnight in London, in summer time.
      DecisionDate: "2027-06-30T23:00:00Z",
      Areas: ["Riverside", "Old Town"],
    });
    expect(row?.fields["LeadOfficerLookupId"]).toMatch(/^\d+$/);
    const written = standIn.sharePoint.consultations.find(reference("2027-00042"));
    const other = await standIn.another();
    expect(other.consultations.find(reference("2027-00042"))).toEqual(written);
    expect(other.actions.of(reference("2027-00042"))).toEqual(
      standIn.sharePoint.actions.of(reference("2027-00042")),
    );
  });

  it("refuses a text that is too long before asking Graph, and names the field", async () => {
    const wire = await standIn.wire(async () => {
      const long = buildEntry({ consultation: { decisionMaker: "x".repeat(256) } });
      await expect(standIn.sharePoint.planRecord.write(long)).rejects.toMatchObject({
        code: "invalid",
        message: expect.stringContaining('"Who decides" has 256 characters'),
      });
    });
    expect(wire).toEqual([]);
  });

  it("gives one of two instances the number, and tells the other", async () => {
    const other = await standIn.another();
    const mine = standIn.sharePoint.planRecord.write(buildEntry());
    const theirs = other.planRecord.write(
      buildEntry({ by: grady, consultation: { externalId: "plan-2", title: "Parking" } }),
    );
    const outcomes = await Promise.allSettled([mine, theirs]);
    const refused = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(Failure);
    expect(refused[0]).toMatchObject({ code: "conflict" });
    expect(isDuplicate(refused[0])).toBe(true);
    expect(await standIn.rows("Consultations")).toHaveLength(1);
    expect(await standIn.rows("Actions")).toHaveLength(3);
  });

  it("leaves nothing behind under a number that turned out to be taken", async () => {
    const other = await standIn.another();
    await other.planRecord.write(buildEntry({ steps: 3 }));
    const late = buildEntry({ steps: 5, consultation: { externalId: "plan-2" } });
    await expect(standIn.sharePoint.planRecord.write(late)).rejects.toMatchObject({ code: "conflict" });
    expect(await standIn.rows("Actions")).toHaveLength(3);
  });

  it("never says it is written while steps are missing", async () => {
    const { id } = await standIn.listNamed("Actions");
    await standIn.faults({
      serverErrors: { share: 0.4, status: 500 },
      only: { method: "POST", pathContains: id },
    });
    const entry = buildEntry({ steps: 66 });
    await expect(standIn.sharePoint.planRecord.write(entry)).rejects.toMatchObject({ code: "unavailable" });
    await standIn.faults({});
    await standIn.sharePoint.planRecord.write(entry);
    await expectWhole(66);
  });

  it("lets two instances confirm one plan and writes it once", async () => {
    const other = await standIn.another();
    const both = await Promise.all([
      standIn.sharePoint.planRecord.write(buildEntry({ steps: 30 })),
      other.planRecord.write(buildEntry({ steps: 30 })),
    ]);
    expect(both[0].listUrl).toBe(both[1].listUrl);
    await expectWhole(30);
    expect(other.actions.of(reference("2027-00042"))).toHaveLength(30);
  });

  it("keeps the number an earlier, half-finished try was given", async () => {
    await standIn.sharePoint.planRecord.write(buildEntry({ steps: 2 }));
    const later = buildEntry({ steps: 5, consultation: { reference: reference("2027-00043") } });
    const other = await standIn.another();
    expect((await other.planRecord.write(later)).reference).toBe("2027-00042");
    await standIn.sharePoint.refresh();
    await expectWhole(5);
  });

  it.each([
    ["throttled parts", { tooManyRequests: { share: 0.3, retryAfter: 0 }, seed: 7 }],
    ["throttled parts without Retry-After", { tooManyRequests: { share: 0.2, retryAfter: null }, seed: 3 }],
    ["parts not served", { serverErrors: { share: 0.2, status: 503 }, seed: 5 }],
    ["connections cut before the work", { reset: { share: 0.3 }, seed: 2 }],
    ["connections cut after the work", { acceptedThenReset: { share: 0.4 }, seed: 2 }],
    ["connections cut after the second wave's work", { acceptedThenReset: { share: 0.4 }, seed: 4 }],
  ])(
    "loses nothing and writes nothing twice with %s",
    async (_, faults) => {
      await standIn.faults(faults);
      const entry = buildEntry({ steps: 66 });
      let written = await standIn.sharePoint.planRecord.write(entry).catch(() => undefined);
      // A person tries again when told to.
      for (let attempt = 0; !written && attempt < 5; attempt++)
        written = await standIn.sharePoint.planRecord.write(entry).catch(() => undefined);
      await standIn.faults({});
      expect(written?.reference).toBe("2027-00042");
      await expectWhole(66);
    },
    60_000,
  );

  it("says that SharePoint is not answering when it stays down, and finishes on the next try", async () => {
    const hasty = standIn.open({ writeWithinMs: 1_000 });
    await hasty.load();
    await standIn.faults({ serverErrors: { share: 1, status: 503 }, only: { pathContains: "/items" } });
    await expect(hasty.planRecord.write(buildEntry())).rejects.toMatchObject({
      code: "unavailable",
      message: "SharePoint is not answering just now. Nothing was lost: try again in a minute.",
    });
    await standIn.faults({});
    await hasty.planRecord.write(buildEntry());
    await standIn.sharePoint.refresh();
    await expectWhole(3);
  });

  it("gives up at once when Retry-After is longer than anybody can wait", async () => {
    await standIn.faults({
      tooManyRequests: { share: 1, retryAfter: 120 },
      only: { pathContains: "/items" },
    });
    const startedAt = performance.now();
    await expect(standIn.sharePoint.planRecord.write(buildEntry())).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
