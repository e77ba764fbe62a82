import { createMeetingNotes } from "../../../bot/documents";
import { asMeetingId, type Meeting } from "../../../bot/forum";
import { people } from "../../support/build";
import { buildMeeting, meetingProduct, suggest } from "../../support/memory-forum";
import { readDocx } from "./read-docx";

jest.setTimeout(60_000);
const { alex, megan, lee } = people;
const meeting = asMeetingId("1");

async function held(words = "Two asks at once", given: Partial<Meeting> = {}) {
  const product = meetingProduct({
    meetings: [buildMeeting(given)],
    sources: {
      clashes: () => [suggest("clash/1", { kind: "Clash", title: words, detail: words })],
      lessons: () => [suggest("lesson/1", { kind: "Lesson", title: "Walks work", visibility: "Everyone" })],
    },
  });
  await product.openMeeting({ meeting, by: megan });
  const on = { meeting, key: "clash/1", by: megan };
  await product.closeItem({ ...on, outcome: "Parks moves to June." });
  await product.captureAction({
    ...on,
    typed: { title: "Move the dates", owner: "Grady Archie", dueDate: "2027-07-01", id: "11111111" },
  });
  await product.closeMeeting({ meeting, by: megan });
  return createMeetingNotes({
    ...{ meetings: product, clock: product.clock },
    settings: () => ({ councilName: "Westhaven Council" }),
  });
}

it("has each item, what was decided, what was left, and the actions with owner and day", async () => {
  const { meetingNotes } = await held();
  const { fileName, bytes } = await meetingNotes({ meeting, by: alex });
  expect(fileName).toBe("Forum notes 2027-06-10.docx");
  const { text, headings, tablesUnder, title } = readDocx(bytes);
  expect(title).toBe("Notes of the forum, 10 June 2027");
  expect(headings.map((each) => each.text)).toEqual([
    ...["1. What we talked about", "Two asks at once", "Walks work", "2. Actions"],
  ]);
  expect(text).toContain("Parks moves to June.");
  expect(text).toContain("Left for next time");
  expect(text).toContain("A meeting of the forum");
  expect(tablesUnder("2. Actions")[0]?.rows).toEqual([
    ["Move the dates", "Grady Archie", "1 July 2027", "Open"],
  ]);
});

it("says that it was an event, and which", async () => {
  const { meetingNotes } = await held("Stalls", { kind: "Event", title: "Community conference" });
  const { title, text } = readDocx((await meetingNotes({ meeting, by: alex })).bytes);
  expect(title).toBe("Notes of the event, 10 June 2027");
  expect(text).toContain("Event: Community conference");
  expect(text).toContain("The event is closed.");
});

it("gives a councillor nothing that is for officers", async () => {
  const { meetingNotes } = await held();
  const { text } = readDocx((await meetingNotes({ meeting, by: lee })).bytes);
  expect(text).toContain("Walks work");
  for (const hidden of ["Two asks at once", "Parks moves", "Move the dates"])
    expect(text).not.toContain(hidden);
});

it("opens in Word whatever people typed", async () => {
  const hostile = "\u0000<w:t>&\u202e مرحبا {{DATE()}} <at>all</at>";
  const { meetingNotes } = await held(hostile);
  const { text } = readDocx((await meetingNotes({ meeting, by: alex })).bytes);
  expect(text).toContain("{{DATE()}} <at>all</at>");
});
