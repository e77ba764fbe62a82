import { type Day, day } from "../../../../bot/common/days";
import { englandWorkingDays } from "../../../../bot/common/working-days";
import type { Topic, Visibility } from "../../../../bot/forum";
import {
  createDigest,
  type Digest,
  type DigestMeeting,
  type DigestTrying,
} from "../../../../bot/forum/digest";
import { fixedClock, named, people } from "../../../support/build";
import { memoryMarks } from "../../../support/memory-forum";
import { buildTopic, memoryTopics } from "../../../support/memory-topics";

const { alex, lee, grady } = people;

function product({
  topics = [],
  quiet = [],
  opening = [],
  trying = [],
  comingUp = [],
  channelFor = "Officers",
  // A Monday.
  now = "2027-06-07T09:00:00Z",
  digestDay = 1,
}: {
  topics?: Topic[];
  quiet?: string[];
  trying?: Partial<DigestTrying>[];
  comingUp?: Partial<DigestMeeting>[];
  opening?: { title: string; on: Day; visibility: Visibility }[];
  channelFor?: Visibility;
  now?: string;
  digestDay?: number;
} = {}) {
  const clock = fixedClock(now);
  const sent: Digest[] = [];
  const failures: Error[] = [];
  const digests = createDigest({
    ...{ topics: memoryTopics(topics), clock, told: memoryMarks(), workingDays: englandWorkingDays() },
    opening: (from, to) =>
      opening.filter(({ on }) => from <= on && on <= to).map((each) => ({ ...each, url: "" })),
    closing: () => [],
    overlaps: () => [{ title: "Parks and Libraries", detail: "Both in Castle", visibility: "Officers" }],
    trying: () =>
      trying.map((each) => ({
        ...{ title: "Parks", hypothesis: "We think that walks bring more people.", result: "" },
        ...{ opens: undefined, closes: undefined, noted: undefined, url: "", visibility: "Everyone" },
        ...each,
      })),
    comingUp: () =>
      comingUp.map((each) => ({
        ...{ kind: "Meeting", title: "Forum", on: day("2027-06-10"), time: "", place: "", url: "", ...each },
      })),
    isQuiet: async (person) => quiet.includes(person),
    channelFor: () => channelFor,
    async send(digest) {
      const failure = failures.pop();
      if (failure) throw failure;
      sent.push(digest);
    },
    settings: () => ({ digestDay, at: "09:00" }),
  });
  return { ...digests, clock, sent, failures };
}
const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);
const asked = (title: string, on: string, over: Partial<Topic> = {}) =>
  buildTopic({ title, askedOn: day(on), ...over });

describe("the digest", () => {
  it("has what is new, answered, still open and learned, each in its place", async () => {
    const { sendWeekly, sent } = product({
      topics: [
        asked("New", "2027-06-01"),
        asked("Old and open", "2027-05-03"),
        asked("Old notice", "2027-05-03", { kind: "Notice" }),
        asked("Answered now", "2027-05-03", {
          ...{ status: "Answered", answeredOn: day("2027-06-02"), answeredBy: named(grady) },
        }),
        asked("Answered before", "2027-05-03", { status: "Answered", answeredOn: day("2027-05-10") }),
        asked("Learned", "2027-06-06", { kind: "Lesson" }),
        asked("Today, for next week", "2027-06-07"),
      ],
      opening: [
        { title: "Roads", on: day("2027-06-14"), visibility: "Officers" },
        { title: "Far away", on: day("2027-09-01"), visibility: "Officers" },
      ],
    });
    expect(await sendWeekly()).toBe(true);
    const [digest] = sent;
    expect(digest).toMatchObject({ from: "2027-05-31", to: "2027-06-06", empty: false });
    expect(titles(digest?.fresh ?? [])).toEqual(["New"]);
    expect(digest?.answered).toMatchObject([{ title: "Answered now", by: "Grady Archie" }]);
    expect(titles(digest?.stillOpen ?? [])).toEqual(["Old and open"]);
    expect(titles(digest?.lessons ?? [])).toEqual(["Learned"]);
    expect(titles(digest?.opening ?? [])).toEqual(["Roads"]);
  });

  it("names nobody who asked not to be", async () => {
    const { sendWeekly, sent } = product({ topics: [asked("New", "2027-06-01")], quiet: [alex.id] });
    await sendWeekly();
    expect(sent[0]?.fresh).toMatchObject([{ title: "New", by: "" }]);
    expect(JSON.stringify(sent)).not.toContain("Alex");
  });

  it("shows a councillor, and a channel they read, nothing that is for officers", async () => {
    const topics = [asked("Among us", "2027-06-01", { visibility: "Officers" })];
    const { seeDigest, sendWeekly } = product({ topics, channelFor: "Everyone" });
    expect(await seeDigest({ person: lee })).toMatchObject({ fresh: [], overlaps: [], empty: true });
    expect(titles((await seeDigest({ person: alex })).fresh)).toEqual(["Among us"]);
    expect((await seeDigest({ person: alex, inPublic: true })).fresh).toEqual([]);
    expect(await sendWeekly()).toBe(false);
  });

  it("skips an empty week, even while old questions are open", async () => {
    const { sendWeekly, sent } = product({ topics: [asked("Old and open", "2027-05-03")] });
    expect(await sendWeekly()).toBe(false);
    expect(sent).toEqual([]);
  });

  it("goes out once, at its hour, however many instances there are", async () => {
    const { sendWeekly, sent, clock } = product({
      topics: [asked("New", "2027-06-01")],
      now: "2027-06-07T07:59:00Z",
    });
    await sendWeekly();
    expect(sent).toEqual([]);
    // 09:00 in the United Kingdom.
    clock.set("2027-06-07T08:00:00Z");
    await Promise.all([sendWeekly(), sendWeekly()]);
    clock.set("2027-06-08T09:00:00Z");
    await sendWeekly();
    expect(sent).toHaveLength(1);
  });

  it("is sent once more when it could not be, waits out a bank holiday, and is dropped when it is old", async () => {
    const topics = [asked("New", "2027-05-26")];
    const { sendWeekly, sent, failures, clock } = product({ topics, now: "2027-05-31T10:00:00Z" });
    expect(await sendWeekly()).toBe(false);
    clock.set("2027-06-01T10:00:00Z");
    failures.push(new Error("Teams did not answer"));
    await expect(sendWeekly()).rejects.toThrow("Teams did not answer");
    expect(await sendWeekly()).toBe(true);
    expect(sent).toHaveLength(1);
    const late = product({ topics, now: "2027-06-05T10:00:00Z" });
    expect(await late.sendWeekly()).toBe(false);
    expect(await product({ topics, digestDay: 0, now: "2027-06-01T10:00:00Z" }).sendWeekly()).toBe(false);
  });
});

describe("what is tried for the first time, in the digest", () => {
  /** The week from 31 May to 6 June 2027. */
  const told = async (each: Partial<DigestTrying>, channelFor: Visibility = "Everyone") => {
    const { sendWeekly, sent } = product({ trying: [each], channelFor });
    return (await sendWeekly()) ? titles(sent[0]?.trying ?? []) : "no digest";
  };

  it("is news by itself in the week it was noted, whenever the work is", async () => {
    expect(await told({ noted: day("2027-06-02") })).toEqual(["Parks"]);
    expect(await told({ noted: day("2027-06-06"), closes: day("2027-01-10") })).toEqual(["Parks"]);
    expect(await told({ noted: day("2027-05-30") })).toBe("no digest");
    expect(await told({ noted: day("2027-06-07") })).toBe("no digest");
    // Typed into the list by hand, and open: there, and no news.
    expect(await told({ opens: day("2027-05-01"), closes: day("2027-07-01") })).toBe("no digest");
  });

  it.each([
    ["opens in two weeks", { opens: day("2027-06-20"), closes: day("2027-08-01") }, true],
    ["opens later", { opens: day("2027-06-21"), closes: day("2027-08-01") }, false],
    ["is open", { opens: day("2027-05-01"), closes: day("2027-07-01") }, true],
    ["is open without an end", { opens: day("2027-05-01") }, true],
    ["closed four weeks ago", { opens: day("2027-03-01"), closes: day("2027-05-09") }, true],
    ["closed before", { opens: day("2027-03-01"), closes: day("2027-05-08") }, false],
    ["has no dates", {}, false],
  ])("goes with other news while the work %s", async (_when, dates, isThere) => {
    const { sendWeekly, sent } = product({ topics: [asked("New", "2027-06-01")], trying: [dates] });
    await sendWeekly();
    expect(sent[0]?.trying).toHaveLength(isThere ? 1 : 0);
  });

  it("comes with the latest noted first, and what nobody agreed to is for officers", async () => {
    const trying = [
      { title: "Earlier", noted: day("2027-06-01") },
      { title: "Not agreed", noted: day("2027-06-05"), visibility: "Officers" as const },
      { title: "Later", noted: day("2027-06-03"), result: "Twice as many came." },
    ];
    const { seeDigest } = product({ trying, channelFor: "Everyone" });
    expect(titles((await seeDigest({ person: alex })).trying)).toEqual(["Not agreed", "Later", "Earlier"]);
    expect(titles((await seeDigest({ person: lee })).trying)).toEqual(["Later", "Earlier"]);
    const [, officers] = trying;
    expect(await told(officers ?? {}, "Everyone")).toBe("no digest");
    expect(await told(officers ?? {}, "Officers")).toEqual(["Not agreed"]);
  });
});

describe("meetings and events to come, in the digest", () => {
  it("are told two weeks ahead; an event six weeks, but no digest is sent for it alone so early", async () => {
    const comingUp: Partial<DigestMeeting>[] = [
      { title: "Autumn meeting", on: day("2027-07-10") },
      { kind: "Event", title: "Conference", on: day("2027-07-18") },
      { kind: "Event", title: "Far away", on: day("2027-07-19") },
      { title: "Over", on: day("2027-06-05") },
      { title: "Next week", on: day("2027-06-10") },
    ];
    const { sendWeekly, sent } = product({ comingUp });
    expect(await sendWeekly()).toBe(true);
    expect(titles(sent[0]?.comingUp ?? [])).toEqual(["Next week", "Conference"]);
    expect(await product({ comingUp: comingUp.slice(1, 2) }).sendWeekly()).toBe(false);
  });

  it("are told on their own day", async () => {
    const { seeDigest } = product({ comingUp: [{ title: "Today", on: day("2027-06-07") }] });
    expect(titles((await seeDigest({ person: lee })).comingUp)).toEqual(["Today"]);
  });
});
