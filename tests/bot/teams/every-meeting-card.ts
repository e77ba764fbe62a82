import { day } from "../../../bot/common/days";
import { type AgendaItem, asMeetingId, asTopicId, type ForumMember, itemKinds } from "../../../bot/forum";
import {
  type Card,
  digestOf,
  lessonDraft,
  newTerms,
  roundUpForm,
  roundUps,
  termsReview,
  withoutLead,
} from "../../../bot/teams";
import { adoptLesson, askAdopt } from "../../../bot/teams/forum/adopt-lesson";
import { seeDigest } from "../../../bot/teams/forum/digest-seen";
import { askLesson, shareLesson } from "../../../bot/teams/forum/lesson-draft";
import { openMeeting, seeAgenda } from "../../../bot/teams/forum/meeting-agenda";
import { addItem, askAddItem, askPlanMeeting, planMeeting } from "../../../bot/teams/forum/meeting-forms";
import { captureAction, closeItem, openItem } from "../../../bot/teams/forum/meeting-item";
import { giveRoundUp } from "../../../bot/teams/forum/meeting-round-up";
import { seeMembers } from "../../../bot/teams/forum/terms-members";
import { seeTerms } from "../../../bot/teams/forum/terms-seen";
import type { Command, Reply, Turn } from "../../../bot/teams/turn";
import { people, reference } from "../../support/build";
import { buildMeeting, buildMember, buildTerms, suggest } from "../../support/memory-forum";
import { buildTopic } from "../../support/memory-topics";
import { meetingCouncil } from "./forum/meeting-council";

const first = asMeetingId("1");

/** The cards of meetings, terms, lessons and the digest, filled with these words everywhere a person can put some. */
export async function everyMeetingCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const turn = (person = people.megan): Turn => ({ person, text: "", where: "personal" });
  const named = { id: people.alex.id, name: typed ?? "" };
  const members: ForumMember[] = Array.from({ length: 60 }, (_, at) =>
    buildMember({
      ...{ id: String(at), person: named, service: `${typed ?? ""} ${at % 12}`, champion: at % 2 === 0 },
      ...{ chair: true, workstream: typed ?? "" },
    }),
  );
  const terms = [
    buildTerms({ version: typed || "1", text: typed ?? "", listUrl: typed, reviewOn: day("2027-01-05") }),
    buildTerms({ id: "2", version: typed || "2", text: typed ?? "", from: undefined }),
  ];
  const council = () =>
    meetingCouncil({
      ...{ members, terms, services: Array.from({ length: 30 }, (_, at) => `${typed} ${at + 20}`) },
      ...{ notesLink: typed, topics: [] },
      given: {
        meetings: [buildMeeting({ title: typed, place: typed, time: typed })],
        leads: [{ person: { id: people.megan.id, name: typed }, workstream: typed ?? "" }],
        sources: {
          lateActions: () =>
            itemKinds.flatMap((kind, at) => [
              suggest(`key/${at}`, { kind, title: typed, detail: typed ?? "", url: typed }),
            ]),
        },
      },
    });
  const { product } = council();
  const open = council();
  const said = async (command: Command, of = product, person = people.megan) => {
    const reply: Reply = await command(of, turn(person));
    if ("text" in reply) throw new Error(reply.text);
    return reply.card;
  };
  const item = { meeting: "1", item: "key/3", page: 1, note: typed, actionTitle: typed, actionOwner: typed };
  const running = await openMeeting(open.product, turn(), { meeting: "1" });
  await open.product.forumMeetings.meetings.captureAction({
    ...{ meeting: first, key: "key/3", by: people.megan },
    typed: { title: "Book", owner: "Grady Archie", dueDate: "2027-07-01", id: "11111111" },
  });
  for (const each of open.meetings.agreed) Object.assign(each, { title: typed, owner: named });
  const [kept] = open.meetings.agenda.of(first).filter(({ key }) => key === "key/3");
  if (kept) {
    const change: Partial<AgendaItem> = { outcome: typed ?? "", invitee: typed, addedBy: named };
    const by = { id: people.megan.id, name: "Megan" };
    await open.meetings.agenda.change({
      ...{ item: kept, change, what: "", by, at: new Date() },
      again: () => change,
    });
  }
  const topics = Array.from({ length: 9 }, () => ({
    ...{ title: typed, kind: "Question", by: typed, on: day("2027-06-01"), url: typed },
  }));
  const works = topics.map(({ title, on, url }) => ({ title, on, url, visibility: "Everyone" as const }));
  const digest = {
    ...{ from: day("2027-05-25"), to: day("2027-05-31"), empty: false, fresh: topics, answered: topics },
    ...{ stillOpen: topics, lessons: topics, opening: works, closing: works },
    overlaps: works.map(({ title, visibility }) => ({ title, detail: title, visibility })),
    trying: works.map(({ title, on, url, visibility }) => ({
      ...{ title, hypothesis: title, result: title, opens: on, closes: on, noted: on, url, visibility },
    })),
    comingUp: works.map(({ title, on, url }) => ({
      ...{ kind: "Event" as const, title, on, time: title, place: title, url },
    })),
  };
  const lesson = {
    title: typed ?? "",
    worked: typed ?? "",
    didNot: typed ?? "",
    nextTime: typed ?? "",
    tried: typed ?? "",
  };
  const draft = { ...lesson, reference: reference("2027-00042"), consultation: typed };
  const asked = { reference: "2027-00042", ...lesson };
  const adopting = meetingCouncil({
    topics: [buildTopic({ id: asTopicId("7"), kind: "Lesson", title: typed ?? "", body: typed ?? "" })],
  });
  return {
    "forum/terms-card": await said(seeTerms),
    "forum/terms-card, none": await said(seeTerms, meetingCouncil().product),
    "forum/terms-members-card": await said(seeMembers),
    "forum/terms-members-card, nobody": await said(seeMembers, meetingCouncil().product),
    "forum/terms-new-card": newTerms({ terms: terms[0] ?? buildTerms(), isChanged: false }),
    "forum/terms-new-card, other words": newTerms({ terms: terms[0] ?? buildTerms(), isChanged: true }),
    "forum/terms-without-lead-card": withoutLead({
      services: Array.from({ length: 30 }, () => ({ service: typed, was: typed, champions: [] })),
    }),
    "forum/terms-review-card": termsReview({ terms: terms[0] ?? buildTerms(), review: "late" }),
    "forum/meeting-agenda-card": await said(seeAgenda),
    "forum/meeting-agenda-card, an event": await said(
      seeAgenda,
      meetingCouncil({ given: { meetings: [buildMeeting({ kind: "Event", title: typed })] } }).product,
    ),
    "forum/meeting-agenda-card, running": running,
    "forum/meeting-agenda-card, no meeting": await said(
      seeAgenda,
      meetingCouncil({ given: { meetings: [] } }).product,
    ),
    "forum/meeting-item-card": await openItem(open.product, turn(), { meeting: "1", item: "key/3" }),
    "forum/meeting-item-card, read only": await openItem(open.product, turn(people.alex), item),
    "forum/meeting-item-card, refused": await captureAction(open.product, turn(), item),
    "forum/meeting-item-card, not closed": await closeItem(open.product, turn(people.alex), item),
    "forum/meeting-item-card, which one": await captureAction(open.product, turn(), {
      ...{ ...item, actionTitle: "Book", actionOwner: "A", actionDue: "2027-07-01" },
    }),
    "forum/meeting-add-card": await said(askAddItem),
    "forum/meeting-add-card, refused": await addItem(product, turn(), {
      ...{ title: "", note: typed, invitee: typed, itemKind: typed, officersOnly: typed },
    }),
    "forum/meeting-plan-card": await askPlanMeeting(product, turn(), {}),
    "forum/meeting-plan-card, refused": await planMeeting(product, turn(people.alex), {
      ...{
        meetingDay: typed,
        meetingTime: typed,
        meetingPlace: typed,
        meetingKind: typed,
        meetingName: typed,
      },
    }),
    "forum/meeting-round-up-card": roundUpForm({
      meeting: buildMeeting(),
      workstream: (typed ?? "").slice(0, 255),
    }),
    "forum/meeting-round-up-card, refused": await giveRoundUp(product, turn(people.grady), {
      ...{ meeting: "1", workstream: "Arts", note: typed },
    }),
    "forum/meeting-round-ups-card": roundUps({
      meeting: buildMeeting(),
      given: Array.from({ length: 14 }, () => ({ workstream: typed, by: typed, text: typed ?? "" })),
      missing: Array.from({ length: 20 }, () => typed),
    }),
    "forum/digest-card": digestOf(digest),
    "forum/digest-card, empty": await said(seeDigest),
    "forum/lesson-draft-card": lessonDraft(draft, { visibility: "Officers" }),
    "forum/lesson-draft-card, asked": await said(
      (deps, own) => askLesson(deps, { ...own, text: "share the lesson 2027-00042" }),
      product,
      people.alex,
    ),
    "forum/lesson-draft-card, refused": await shareLesson(product, turn(people.grady), asked),
    "forum/lesson-draft-card, shared": await shareLesson(product, turn(people.alex), {
      ...{ ...asked, worked: "Walks.", didNot: "", nextTime: "" },
    }),
    "forum/lesson-adopt-card": await askAdopt(adopting.product, turn(), { topic: "7" }),
    "forum/lesson-adopt-card, refused": await adoptLesson(product, turn(), { topic: "8", note: typed }),
    "forum/lesson-adopt-card, asked for": await adoptLesson(adopting.product, turn(), { topic: "7" }),
    "forum/lesson-adopt-card, asked before": await askAdopt(adopting.product, turn(), { topic: "7" }),
    "forum/lesson-adopt-card, asked again": await adoptLesson(adopting.product, turn(), { topic: "7" }),
  };
}
