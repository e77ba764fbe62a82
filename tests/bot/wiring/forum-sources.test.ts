import { day } from "../../../bot/common/days";
import { englandWorkingDays } from "../../../bot/common/working-days";
import type { Consultation } from "../../../bot/consultations";
import type { Meeting } from "../../../bot/forum";
import { readSettings } from "../../../bot/settings";
import { forumSources } from "../../../bot/wiring/forum-sources";
import { buildConsultation, fixedClock, reference } from "../../support/build";
import { buildMeeting } from "../../support/memory-forum";

const sources = (rows: readonly Consultation[], meetings: readonly Meeting[] = []) =>
  forumSources({
    sharepoint: {
      ...{ consultations: { all: () => rows }, topics: { all: () => [] }, actions: { all: () => [] } },
      meetings: { all: () => meetings },
    } as never,
    consultations: { listOverlaps: async () => [] },
    actions: { workEnded: () => "" },
    settings: () => readSettings([]).settings,
    ...{ workingDays: englandWorkingDays(), clock: fixedClock() },
  }).digest;

describe("what consultations try, for the digest", () => {
  const tries = { tryingOut: "We think that walks work.", triedNoted: day("2027-05-20") };
  const row = (number: number, over: Partial<Consultation>) =>
    buildConsultation({ reference: reference(`2027-0000${number}`), ...over });

  it("is for officers until somebody agreed to the work, and ends when the work is stopped", () => {
    const rows = [
      row(1, { ...tries, workflowStatus: "Idea" }),
      row(2, { ...tries, workflowStatus: "Submitted" }),
      row(3, { ...tries, workflowStatus: "Approved" }),
      row(4, { ...tries, workflowStatus: "Complete", triedResult: "Twice as many came." }),
      row(5, { ...tries, workflowStatus: "Stopped" }),
      row(6, { workflowStatus: "Open" }),
    ];
    expect(
      sources(rows)
        .trying()
        .map(({ title, visibility }) => [title.slice(0, 10), visibility]),
    ).toEqual([
      ["2027-00001", "Officers"],
      ["2027-00002", "Officers"],
      ["2027-00003", "Everyone"],
      ["2027-00004", "Everyone"],
    ]);
  });

  it("says what, when it was noted, and what came of it", () => {
    const [told] = sources([row(1, { ...tries, triedResult: "Twice as many came." })]).trying();
    expect(told).toMatchObject({
      ...{ title: "2027-00001 Library opening hours", hypothesis: tries.tryingOut },
      ...{ result: "Twice as many came.", noted: "2027-05-20", opens: "2027-09-01", closes: "2027-10-13" },
    });
  });
});

it("tells meetings and events that are not over", () => {
  const meetings = [
    buildMeeting({ kind: "Event", title: "Conference" }),
    buildMeeting({ status: "Closed", title: "Held" }),
  ];
  expect(sources([], meetings).comingUp()).toMatchObject([
    { kind: "Event", title: "Conference", on: "2027-06-10", time: "14:00", place: "Room 2" },
  ]);
});
