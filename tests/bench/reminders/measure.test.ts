import type { Report } from "../../support/connector/report";
import { chatOf, startConnectorStandIn } from "../../support/connector/stand-in";
import { actionsIn, councilOf, finishesMeanwhile, firstMoment, refusalOf } from "./council";
import { measure, pace } from "./measure";

const people = 400;
const council = councilOf(people);
const [first = "", second = ""] = council.expected.filter(
  (each) => !refusalOf(each) && !finishesMeanwhile(each),
);
const finished = council.expected.find(finishesMeanwhile) ?? "";
const refused = council.expected.find((each) => refusalOf(each)) ?? "";
const [bystander = ""] = council.bystanders;

const copy = { at: firstMoment + 1_000, summary: "", unanswered: false };
/** A morning on which all went well, but for what is given. */
function morning(given: {
  rows?: Record<string, string | undefined>;
  copies?: Record<string, (typeof copy)[]>;
}) {
  const rows = new Map(
    council.expected.map((each) => [
      each as string,
      refusalOf(each) ?? (finishesMeanwhile(each) ? "not needed" : "sent"),
    ]),
  );
  for (const [to, state] of Object.entries(given.rows ?? {}))
    if (state === undefined) rows.delete(to);
    else rows.set(to, state as never);
  const sent = [...rows].filter(([, state]) => state === "sent").map(([to]) => [to, [copy]]);
  const report = { arrivals: [], people: { ...Object.fromEntries(sent), ...given.copies } };
  return measure({
    report: report as unknown as Report,
    ledger: [...rows].map(([to, state]) => ({ to, state, why: "" })),
    ...{ council, people, offsetMs: 0, pauses: [] },
  });
}

describe("what the bench of reminders counts", () => {
  it("is nothing when all went well", () => {
    const { lost, early, duplicates, toBystanders } = morning({});
    expect([lost, early, duplicates, toBystanders]).toEqual([[], [], [], []]);
  });

  it.each([
    ["has no row", { rows: { [first]: undefined } }],
    ["waits for ever", { rows: { [first]: "waiting" } }],
    ["counts as sent, and has nothing", { copies: { [first]: [] } }],
    ["counts as done, and is not", { rows: { [first]: "not needed" }, copies: { [first]: [] } }],
    ["counts as blocked, and is not", { rows: { [first]: "blocked" } }],
  ])("is lost who %s", (_what, given) => {
    expect(morning(given).lost).toEqual([first]);
  });

  it("is not lost of whom the ledger says how it ended, or who needs none", () => {
    expect(morning({ rows: { [first]: "unknown", [second]: "failed", [finished]: undefined } }).lost).toEqual(
      [],
    );
    expect(morning({ rows: { [refused]: "sent" }, copies: { [refused]: [] } }).lost).toEqual([refused]);
  });

  it("is early who has it before their time, and twice who has two", () => {
    expect(morning({ copies: { [first]: [{ ...copy, at: firstMoment - 1 }] } }).early).toEqual([first]);
    const twice = morning({
      rows: { [second]: "unknown" },
      copies: { [first]: [copy, copy], [second]: [copy, copy] },
    });
    expect([twice.duplicates, twice.duplicatesOfKnown]).toEqual([[first, second], [first]]);
    expect(morning({ copies: { [bystander]: [copy] } }).toBystanders).toEqual([bystander]);
  });

  it("is the pace between the ramp and the tail, without the pauses", () => {
    const steady = Array.from({ length: 100 * 40 }, (_, at) => at * 25);
    expect(pace(steady, []).sustained).toBeCloseTo(40, 0);
    const paused = steady.map((at) => (at < 50_000 ? at : at + 20_000));
    expect(pace(paused, [{ from: 50_000, to: 70_000 }]).sustained).toBeCloseTo(40, 0);
    expect(pace(paused, []).sustained).toBeLessThan(36);
    expect(pace(paused, []).medianSecond).toBe(40);
  });
});

it("the made-up council is whole: as many as asked hear, and no bystander", () => {
  expect(council.expected).toHaveLength(people);
  expect(new Set([...council.expected, ...council.bystanders]).size).toBe(people + council.bystanders.length);
  const later = actionsIn(council, { now: () => new Date(firstMoment + 60_000) });
  expect(later.ownedBy(finished as never).map(({ status }) => status)).not.toContain("Open");
  expect(later.all()).toBe(later.all());
});

it("the stand-in tells how far it is without a whole report", async () => {
  const connector = await startConnectorStandIn();
  try {
    const body = JSON.stringify({ type: "message" });
    const to = new URL(`/v3/conversations/${chatOf(first)}/activities`, connector.url);
    await fetch(to, { method: "POST", body });
    expect(await (await fetch(new URL("/count", connector.url))).json()).toEqual({ requests: 1, people: 1 });
    expect(await (await fetch(new URL("/report", connector.url))).json()).toEqual(connector.report());
  } finally {
    await connector.close();
  }
});
