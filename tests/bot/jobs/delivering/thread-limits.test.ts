import { freeFrom, withOneMore } from "../../../../bot/jobs/delivering/thread-limits";

const start = Date.parse("2027-06-07T08:00:00Z");

/** As many as may leave, each as soon as it may. */
function asManyAsMay(count: number): number[] {
  let sent: readonly number[] = [];
  const times: number[] = [];
  for (let at = start; times.length < count; ) {
    at = freeFrom(sent, at);
    sent = withOneMore(sent, at);
    times.push(at);
  }
  return times;
}

it("lets nobody have more in one thread than Teams takes, wherever the time begins", () => {
  const times = asManyAsMay(2_000);
  const most = (ms: number) => {
    let from = 0;
    return times.reduce((best, at, to) => {
      while (at - (times[from] ?? at) >= ms) from++;
      return Math.max(best, to - from + 1);
    }, 0);
  };
  expect([1_000, 2_000, 30_000, 3_600_000].map(most)).toEqual([7, 8, 60, 1_800]);
});

it("keeps nobody waiting who had little", () => {
  const six = Array.from({ length: 6 }, (_, at) => start + at);
  expect(freeFrom([], start)).toBe(start);
  expect(freeFrom(six, start + 6)).toBe(start + 6);
  expect(freeFrom([...six, start + 6], start + 7)).toBeGreaterThan(start + 1_000);
});

it("forgets what no limit reaches back to", () => {
  expect(withOneMore([start - 3_700_000, start - 1_000], start)).toEqual([start - 1_000, start]);
});
