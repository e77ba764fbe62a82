import { lastDone } from "../../../bot/jobs";

/** Two pieces of work on a clock that goes when told to. */
function watching() {
  let now = new Date("2027-03-01T09:00:00Z");
  const work = lastDone({ now: () => now }, { refresh: "Refreshed", deliver: "Delivered" });
  return {
    ...work,
    later: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}
const well = async () => {};
const badly = () => Promise.reject(new Error("No"));

describe("the health of work that repeats", () => {
  it("is fine right after the start", () => {
    const { health, later } = watching();
    expect(health()).toEqual({ state: "ok", note: "Refreshed: not yet. Delivered: not yet." });
    later(120);
    expect(health().state).toBe("ok");
    later(1);
    expect(health().state).toBe("stale");
  });

  it("counts from the start, however long loading took", () => {
    const { health, later, started } = watching();
    later(600);
    started();
    expect(health().state).toBe("ok");
    later(121);
    expect(health().state).toBe("stale");
  });

  it("says when each last succeeded", async () => {
    const { health, later, watched } = watching();
    await watched("refresh", well)();
    later(60);
    await watched("deliver", well)();
    expect(health()).toEqual({
      state: "ok",
      note: "Refreshed: 2027-03-01T09:00:00.000Z. Delivered: 2027-03-01T09:01:00.000Z.",
    });
  });

  it("is stale two minutes after either last succeeded, however often it was tried", async () => {
    const { health, later, watched } = watching();
    await watched("refresh", well)();
    later(121);
    await watched("deliver", well)();
    await expect(watched("refresh", badly)()).rejects.toThrow("No");
    expect(health().state).toBe("stale");
    await watched("refresh", well)();
    expect(health().state).toBe("ok");
  });
});
