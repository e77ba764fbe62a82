import { type Log, silentLog } from "../../../bot/common/log";
import { type Job, startJobs } from "../../../bot/jobs";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function failures() {
  const failed: unknown[] = [];
  const log: Log = { ...silentLog, error: (_event, error, fields) => failed.push([error, fields?.["job"]]) };
  return { failed, log };
}

/** Starts one job and counts its runs. */
function started(run: () => Promise<void>, everyMs = 1_000) {
  let runs = 0;
  const job: Job = {
    name: "refresh",
    everyMs,
    run: () => {
      runs++;
      return run();
    },
  };
  const { failed, log } = failures();
  const { stop } = startJobs([job], log);
  return { runs: () => runs, failed, stop };
}

describe("a job", () => {
  it("waits its turn before the first run and before each next", async () => {
    const { runs, failed, stop } = started(async () => {});
    await jest.advanceTimersByTimeAsync(999);
    expect(runs()).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    expect(runs()).toBe(1);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(runs()).toBe(4);
    expect(failed).toEqual([]);
    await stop();
  });

  it.each<[string, () => Promise<void>]>([
    ["fails at once", () => Promise.reject(new Error("No"))],
    [
      "throws before it even starts",
      () => {
        throw new Error("No");
      },
    ],
  ])("that %s still waits its turn, is named in the log, and runs again", async (_, run) => {
    const { runs, failed, stop } = started(run);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(runs()).toBe(3);
    expect(failed).toEqual(Array.from({ length: 3 }, () => [new Error("No"), "refresh"]));
    await stop();
  });

  it("may have its first run sooner", async () => {
    const run = jest.fn(async () => {});
    const { stop } = startJobs([{ name: "tidy", everyMs: 86_400_000, firstMs: 1_000, run }], silentLog);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(run).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(86_399_999);
    expect(run).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(run).toHaveBeenCalledTimes(2);
    await stop();
  });

  it("never overlaps itself, however long it takes", async () => {
    let at = 0;
    let most = 0;
    const { runs, stop } = started(async () => {
      most = Math.max(most, ++at);
      await new Promise((done) => setTimeout(done, 5_000));
      at--;
    });
    await jest.advanceTimersByTimeAsync(6_000);
    expect(runs()).toBe(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(runs()).toBe(2);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(most).toBe(1);
    const stopped = stop();
    await jest.advanceTimersByTimeAsync(5_000);
    await stopped;
  });

  it("does not hold up the others", async () => {
    let runs = 0;
    const { log } = failures();
    const { stop } = startJobs(
      [
        { name: "slow", everyMs: 1, run: () => new Promise((done) => setTimeout(done, 60_000)) },
        { name: "quick", everyMs: 1_000, run: async () => void runs++ },
      ],
      log,
    );
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(10);
    const stopped = stop();
    await jest.advanceTimersByTimeAsync(60_000);
    await stopped;
  });
});

describe("stopping", () => {
  it("resolves at once while every job waits, and nothing runs after", async () => {
    const { runs, stop } = started(async () => {}, 3_600_000);
    await stop();
    expect(jest.getTimerCount()).toBe(0);
    await jest.advanceTimersByTimeAsync(7_200_000);
    expect(runs()).toBe(0);
  });

  it("waits for the run that is under way, even one that fails", async () => {
    let finish = () => {};
    const { runs, failed, stop } = started(
      () =>
        new Promise((_, reject) => {
          finish = () => reject(new Error("Cut off"));
        }),
    );
    await jest.advanceTimersByTimeAsync(1_000);
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(runs()).toBe(1);
    expect(failed).toHaveLength(1);
  });
});
