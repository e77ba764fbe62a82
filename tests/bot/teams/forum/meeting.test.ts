import { day } from "../../../../bot/common/days";
import { asMeetingId, asTopicId } from "../../../../bot/forum";
import { askedToAnswer, newTerms, withoutLead } from "../../../../bot/teams";
import { adoptLesson } from "../../../../bot/teams/forum/adopt-lesson";
import { seeDigest } from "../../../../bot/teams/forum/digest-seen";
import { askLesson, shareLesson } from "../../../../bot/teams/forum/lesson-draft";
import {
  closeMeeting,
  openMeeting,
  pressSeeAgenda,
  seeAgenda,
} from "../../../../bot/teams/forum/meeting-agenda";
import { addItem, askAddItem, askPlanMeeting, planMeeting } from "../../../../bot/teams/forum/meeting-forms";
import { captureAction, closeItem, moveItem, openItem } from "../../../../bot/teams/forum/meeting-item";
import { giveRoundUp, roundUpForm } from "../../../../bot/teams/forum/meeting-round-up";
import { seeMembers } from "../../../../bot/teams/forum/terms-members";
import { acknowledgeTerms, seeTerms } from "../../../../bot/teams/forum/terms-seen";
import type { Command, Turn } from "../../../../bot/teams/turn";
import { named, people } from "../../../support/build";
import { buttons, filled, inputs, words } from "../../../support/cards";
import { buildMeeting, buildMember, buildTerms, suggest } from "../../../support/memory-forum";
import { buildTopic } from "../../../support/memory-topics";
import { buildProduct } from "../../../support/teams";
import { meetingCouncil } from "./meeting-council";

const { alex, megan, lee, grady } = people;
const turn = (person = alex, where: Turn["where"] = "personal", text = ""): Turn => ({ person, text, where });
type Product = ReturnType<typeof meetingCouncil>["product"];
async function said(command: Command, product: Product, by = turn()) {
  const reply = await command(product, by);
  if ("text" in reply) throw new Error(reply.text);
  return reply.card;
}
const titles = (card: Parameters<typeof buttons>[0]) => buttons(card).map(({ title }) => title);
const late = { lateActions: () => [suggest("late/1", { kind: "Late action", title: "Book the hall" })] };

describe("the agenda in chat", () => {
  it("is built, added to, run and closed by cards alone", async () => {
    const { product, meetings } = meetingCouncil({ given: { sources: late } });
    const agenda = await said(seeAgenda, product);
    expect(words(agenda)).toContain("Thu 10 Jun 2027 at 14:00. Room 2");
    expect(words(agenda)).toContain("Book the hall");
    expect(titles(agenda)).not.toContain("Open the meeting");

    const form = await said(askAddItem, product);
    const added = await addItem(product, turn(), filled(form, "Add it", { title: "Ward walks" }).data);
    expect(words(added)).toContain("Added: Ward walks");
    // Pressed once more, as Teams does when an answer is slow.
    await addItem(product, turn(), filled(form, "Add it", { title: "Ward walks" }).data);
    expect(meetings.agenda.of(asMeetingId("1"))).toHaveLength(1);

    const by = turn(megan);
    const own = await said(seeAgenda, product, by);
    const open = await openMeeting(product, by, filled(own, "Open the meeting").data);
    const item = await openItem(product, by, filled(open, "Look at it").data);
    const task = { actionTitle: "Ring them", actionOwner: "Grady Archie", actionDue: "2027-07-01" };
    const taken = await captureAction(product, by, filled(item, "Add the action", task).data);
    expect(words(taken)).toContain("Action: Ring them, Grady Archie, Thu 1 Jul 2027");
    const closed = await closeItem(product, by, filled(taken, "Close it", { note: "Grady rings." }).data);
    expect(words(closed)).toContain("Closed · 1 action");
    const over = await closeMeeting(product, by, filled(closed, "Close the meeting").data);
    expect(words(over)).toContain("What the meeting did");
    expect(JSON.stringify(over)).toContain("https://app.example/notes");
    expect(titles(over)).toContain("Plan a meeting");
  });

  it("plans an event by its name, and says that it is one", async () => {
    const { product, meetings } = meetingCouncil({ given: { meetings: [] } });
    const by = turn(megan);
    const form = await askPlanMeeting(product, by, {});
    const typed = { meetingKind: "Event", meetingDay: "2027-11-18", meetingPlace: "Town hall" };
    const refused = await planMeeting(product, by, filled(form, "Plan it", typed).data);
    expect(words(refused)).toContain("Give the event a name");
    expect(inputs(refused)).toMatchObject(typed);
    const name = { meetingName: "Community conference" };
    const planned = words(await planMeeting(product, by, filled(refused, "Plan it", name).data));
    expect(planned).toContain("Event planned for Thu 18 Nov 2027.");
    expect(planned).toContain("Event: Community conference. Thu 18 Nov 2027. Town hall");
    expect(meetings.meetings.all()).toMatchObject([{ kind: "Event", title: "Community conference" }]);
    const council = meetingCouncil({
      given: {
        meetings: [buildMeeting({ kind: "Event", status: "Closed" }), buildMeeting({ id: asMeetingId("2") })],
      },
    });
    const over = await pressSeeAgenda(council.product, turn(), { meeting: "1" });
    expect(words(over)).toContain("What came of the event");
    expect(words(await said(seeAgenda, council.product))).toContain("Meeting on Thu 10 Jun 2027 at 14:00");
  });

  it("takes a partner slot with who comes, and promises no guest access", async () => {
    const { product } = meetingCouncil();
    const form = await said(askAddItem, product);
    expect(words(form)).toContain("guests get no access here");
    const typed = { title: "Money advice", itemKind: "Partner slot" };
    const refused = await addItem(product, turn(), filled(form, "Add it", typed).data);
    expect(words(refused)).toContain("Say who comes for the partner slot");
    const invitee = { invitee: "Sam Okoro, Citizens Advice" };
    const added = await addItem(product, turn(), filled(refused, "Add it", invitee).data);
    expect(words(added)).toContain("With Sam Okoro, Citizens Advice");
  });

  it("gives back what was typed with what is wrong with it", async () => {
    const { product } = meetingCouncil({ given: { sources: late } });
    const by = turn(megan);
    const item = await openItem(product, by, { meeting: "1", item: "late/1", page: 1 });
    const typed = { actionTitle: "Ring them", actionOwner: "Nobody Known", actionDue: "2027-07-01" };
    const again = await captureAction(product, by, filled(item, "Add the action", typed).data);
    expect(words(again)).toContain("I know nobody by that name.");
    expect(filled(again, "Add the action").data).toMatchObject(typed);
    const chosen = await captureAction(
      product,
      by,
      filled(again, "Add the action", { actionOwner: "A" }).data,
    );
    expect(words(chosen)).toContain("Which one?");
    const done = await captureAction(
      product,
      by,
      filled(chosen, "Add the action", { actionPerson: grady.id }).data,
    );
    expect(words(done)).toContain("Added for Grady Archie: Ring them");
  });

  it("moves an item, and keeps what the chair has typed so far", async () => {
    const both = {
      lateActions: () => ["1", "2"].map((at) => suggest(`late/${at}`, { title: `Thing ${at}` })),
    };
    const { product } = meetingCouncil({ given: { sources: both } });
    const by = turn(megan);
    const item = await openItem(product, by, { meeting: "1", item: "late/2", page: 1 });
    const typed = {
      note: "Grady rings.",
      actionTitle: "Ring them",
      actionOwner: "Grady",
      actionDue: "2027-07-01",
    };
    const press = filled(item, "Move up", typed);
    expect(press.data).toMatchObject(typed);
    const moved = await moveItem(product, by, press.data);
    expect(words(moved)).toContain("Moved up.");
    expect(inputs(moved)).toMatchObject(typed);
    expect(words(await said(seeAgenda, product))).toMatch(/Thing 2[\s\S]*Thing 1/);
  });

  it("closes nothing while an action that was begun would be lost", async () => {
    const { product, meetings } = meetingCouncil({ given: { sources: late } });
    const by = turn(megan);
    const open = await openItem(product, by, { meeting: "1", item: "late/1", page: 1 });
    const typed = { note: "Grady rings.", actionTitle: "Ring the halls" };
    const refused = await closeItem(product, by, filled(open, "Close it", typed).data);
    expect(words(refused)).toContain("You began an action.");
    expect(inputs(refused)).toMatchObject(typed);
    expect((await meetings.agenda.of(asMeetingId("1"))).filter(({ status }) => status === "Closed")).toEqual(
      [],
    );
  });

  it("shows a chair what another one noted before it is written over", async () => {
    const { product, meetings } = meetingCouncil({ given: { sources: late } });
    const open = () => openItem(product, turn(megan), { meeting: "1", item: "late/1", page: 1 });
    const [one, older] = [await open(), await open()];
    await closeItem(product, turn(megan), filled(one, "Close it", { note: "Grady rings." }).data);
    const adele = turn(people.adele);
    // Moving it in between takes nothing from what the form showed.
    const moved = await moveItem(product, adele, filled(older, "Move up", { note: "Nobody rings." }).data);
    const refused = await closeItem(product, adele, filled(moved, "Close it").data);
    expect(words(refused)).toContain("It now says: “Grady rings.”");
    expect(inputs(refused)).toMatchObject({ note: "Nobody rings." });
    const outcome = () => meetings.agenda.of(asMeetingId("1"))[0]?.outcome;
    expect(outcome()).toBe("Grady rings.");
    await closeItem(product, adele, filled(refused, "Close it").data);
    expect(outcome()).toBe("Nobody rings.");
  });

  it("tells the chair whether the proposer of an idea hears what was decided", async () => {
    const ideas = () => [suggest("forum-idea-7", { kind: "Idea" })];
    const { product, meetings } = meetingCouncil({ given: { sources: { ideas } } });
    const close = async (note: string) => {
      const item = await openItem(product, turn(megan), { meeting: "1", item: "forum-idea-7", page: 1 });
      return words(await closeItem(product, turn(megan), filled(item, "Close it", { note }).data));
    };
    expect(await close("We try it.")).toContain("Closed, and noted. I am telling whoever had the idea.");
    meetings.deps.ideaDecided = async () => "not told";
    expect(await close("We try it.")).toContain("Please tell them yourself.");
  });

  it("shows a channel and a councillor nothing that is for officers, whatever is pressed", async () => {
    const { product } = meetingCouncil({ given: { sources: late } });
    const inChannel = await said(seeAgenda, product, turn(alex, "channel"));
    expect(words(inChannel)).not.toContain("Book the hall");
    expect(words(inChannel)).toContain("1 item for officers: ask me in our own chat.");
    expect(words(await said(seeAgenda, product, turn(lee)))).not.toContain("Book the hall");
    await expect(openItem(product, turn(lee), { meeting: "1", item: "late/1" })).rejects.toMatchObject({
      code: "not_found",
    });
    const moved = await moveItem(product, turn(alex), { meeting: "1", item: "late/1", way: "up" });
    expect(words(moved)).toContain("Only the chair of the forum can do this.");
  });

  it.each([
    undefined,
    {},
    { meeting: "1 or 1" },
    { meeting: 7, item: "" },
    { meeting: "1", item: "x".repeat(300) },
  ])("takes no forged button: %j", async (data) => {
    const { product } = meetingCouncil();
    for (const press of [openItem, closeItem, captureAction, moveItem])
      await expect(press(product, turn(megan), data)).rejects.toMatchObject({ code: "invalid" });
  });

  it("pages a long agenda", async () => {
    const many = Array.from({ length: 20 }, (_, at) => suggest(`late/${at}`, { title: `Thing ${at}.` }));
    const { product } = meetingCouncil({ given: { sources: { lateActions: () => many } } });
    const one = await said(seeAgenda, product);
    const two = await pressSeeAgenda(product, turn(), filled(one, "More items").data);
    expect(words(two)).toContain("Page 2 of 3");
    expect(words(two)).toContain("Thing 7.");
  });

  it("says so where the council has no forum", async () => {
    await expect(seeAgenda(buildProduct(), turn())).rejects.toThrow("not set up here yet");
  });
});

it("takes a round-up from the card that was sent, and gives it back to be changed", async () => {
  const leads = [{ person: named(alex), workstream: "Arts" }];
  const { product, meetings } = meetingCouncil({ given: { leads } });
  const form = roundUpForm({ meeting: buildMeeting(), workstream: "Arts" });
  const sent = await giveRoundUp(product, turn(), filled(form, "Send it", { note: "Two festivals." }).data);
  expect(words(sent)).toContain("Thank you");
  expect(meetings.compileRoundUp({ meeting: asMeetingId("1") }).given).toMatchObject([
    { workstream: "Arts", text: "Two festivals." },
  ]);
  const refused = await giveRoundUp(product, turn(grady), filled(form, "Send it", { note: "Mine." }).data);
  expect(words(refused)).toContain("You do not lead this workstream");
  expect(filled(refused, "Send it").data).toMatchObject({ note: "Mine." });
});

it("tells whoever is asked how many replies wait for a mark", () => {
  const of = (replies: number) =>
    words(askedToAnswer({ questions: [{ topic: buildTopic({ replies }), why: "You lead", waited: 2 }] }));
  expect(of(3)).toContain("No answer is marked yet");
  expect(of(3)).toContain("3 replies");
  expect(of(0)).not.toContain("repl");
});

it("tells members of new terms, and the chair of services without a lead", () => {
  const terms = buildTerms({ version: "2", from: day("2027-05-01") });
  expect(words(newTerms({ terms, isChanged: false }))).toContain("Version 2 holds from Sat 1 May 2027.");
  const changed = newTerms({ terms, isChanged: true });
  expect(words(changed)).toContain("The words of version 2 changed since you agreed.");
  expect(titles(changed)).toEqual(["Read them"]);
  const services = [{ service: "Parks", was: "Alex Wilber", champions: [] }];
  expect(words(withoutLead({ services }))).toContain("No lead: Parks (Alex Wilber has left).");
});

describe("the terms of reference in chat", () => {
  const members = [
    buildMember({ id: "1", person: named(alex) }),
    buildMember({ id: "2", person: named(megan), chair: true }),
  ];
  const terms = [buildTerms({ version: "2" }), buildTerms({ id: "2", version: "3 draft", from: undefined })];

  it("are agreed to with one tap; the chair sees who has and who has not", async () => {
    const { product } = meetingCouncil({ members, terms });
    const card = await said(seeTerms, product);
    expect(words(card)).toContain("We share what works.");
    const data = filled(card, "I have read them and agree").data;
    const agreed = await acknowledgeTerms(product, turn(), data);
    expect(words(agreed)).toContain("You agreed on Tue 1 Jun 2027.");
    expect(titles(agreed)).not.toContain("I have read them and agree");
    const chair = words(await said(seeTerms, product, turn(megan)));
    expect(chair).toContain("Agreed (1): Alex Wilber");
    expect(chair).toContain("Not yet (1): Megan Bowen");
    expect(chair).toContain("No lead: Libraries.");
  });

  it("show a councillor, and a channel, no draft and nobody's answer", async () => {
    const { product } = meetingCouncil({ members, terms });
    for (const by of [turn(lee), turn(megan, "channel")]) {
      const shown = words(await said(seeTerms, product, by));
      expect(shown).toContain("Version 2");
      for (const hidden of ["3 draft", "Not yet", "No lead"]) expect(shown).not.toContain(hidden);
    }
  });

  it("come with who is in the forum", async () => {
    const { product } = meetingCouncil({ members, gone: new Map([[megan.id, "left"]]) });
    const shown = words(await said(seeMembers, product));
    expect(shown).toContain("Alex Wilber, lead");
    expect(shown).toContain("Not with the council any more: Megan Bowen");
    const inChannel = words(await said(seeMembers, product, turn(alex, "channel")));
    expect(inChannel).toContain("Alex Wilber, lead");
    expect(inChannel).not.toContain("Megan Bowen");
  });
});

describe("lessons and the digest in chat", () => {
  it("share the lesson in the lead's words, and ask for it in the toolkit", async () => {
    const { product, store } = meetingCouncil();
    const by = turn(alex, "personal", "share the lesson 2027-00042");
    const form = await said(askLesson, product, by);
    const shared = await shareLesson(
      product,
      by,
      filled(form, "Share it with the forum", { worked: "Walks with schools." }).data,
    );
    expect(words(shared)).toContain("Shared with the forum.");
    const [lesson] = store.all();
    expect(lesson).toMatchObject({ kind: "Lesson", visibility: "Everyone" });
    expect(lesson?.body).toContain("What worked: Walks with schools.");
    const adopted = await adoptLesson(product, turn(grady), { topic: lesson?.id, note: "Add walks." });
    expect(words(adopted)).toContain("It is an action of Adele Vance now.");
  });

  it("are for those who read the forum, unless their lead says otherwise", async () => {
    const by = turn(alex, "personal", "share the lesson 2027-00042");
    const { product, store } = meetingCouncil();
    expect(inputs(await said(askLesson, product, by))["officersOnly"]).toBe("false");
    const forum = { ...product.settings().forum, councillorsRead: false };
    const among = { ...product, settings: () => ({ ...product.settings(), forum }) };
    const form = await said(askLesson, among, by);
    expect(inputs(form)["officersOnly"]).toBe("true");
    const { officersOnly: _, ...typed } = filled(form, "Share it with the forum", { worked: "Walks." }).data;
    await shareLesson(among, by, typed);
    expect(store.all()).toMatchObject([{ kind: "Lesson", visibility: "Officers" }]);
  });

  it("share what came of trying something, where something was tried", async () => {
    const by = turn(alex, "personal", "share the lesson 2027-00042");
    const label = "What did you try for the first time, and what came of it?";
    const plain = await said(askLesson, meetingCouncil().product, by);
    expect(words(plain)).not.toContain(label);
    const tried = { what: "We think that walks work.", result: "Twice as many came." };
    const { product, store } = meetingCouncil({ work: { tried } });
    const form = await said(askLesson, product, by);
    expect(words(form)).toContain(label);
    await shareLesson(product, by, filled(form, "Share it with the forum").data);
    expect(store.all()[0]?.body).toContain(
      "What we tried for the first time: We think that walks work.\nWhat came of it: Twice as many came.",
    );
  });

  it("tell what is tried, and what comes up", async () => {
    const each = { title: "2027-00042 Parks", opens: undefined, closes: undefined, url: "" };
    const { product } = meetingCouncil({
      digest: {
        trying: () => [
          {
            ...{ ...each, hypothesis: "We think that walks work.", result: "Twice as many came." },
            ...{ noted: day("2027-05-31"), visibility: "Everyone" },
          },
        ],
        comingUp: () => [
          {
            ...{ kind: "Event", title: "Community conference", on: day("2027-06-20"), url: "" },
            ...{ time: "10:00", place: "Town hall" },
          },
        ],
      },
    });
    const shown = words(await said(seeDigest, product, turn(lee)));
    for (const part of [
      ...["Trying something new", "2027-00042 Parks", "We think that walks work."],
      ...["What came of it: Twice as many came.", "Noted on Mon 31 May 2027"],
      ...["Coming up", "Event: Community conference", "Sun 20 Jun 2027 at 10:00, Town hall"],
    ])
      expect(shown).toContain(part);
    const nothing = words(await said(seeDigest, meetingCouncil().product));
    for (const part of ["Trying something new", "Coming up"]) expect(nothing).not.toContain(part);
  });

  it("tell what is new, and show a councillor only what is shared", async () => {
    const topics = [
      buildTopic({ id: asTopicId("1"), title: "Prize draws?" }),
      buildTopic({ id: asTopicId("2"), title: "Among us", visibility: "Officers" }),
    ];
    const { product } = meetingCouncil({ topics });
    expect(words(await said(seeDigest, product))).toContain("Among us");
    const shown = words(await said(seeDigest, product, turn(lee)));
    expect(shown).toContain("Prize draws?");
    expect(shown).not.toContain("Among us");
  });
});
