import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import { has } from "../../common/person";
import { addedKinds, type MeetingKind, meetingKinds } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, Press, Turn } from "../turn";
import addJson from "./meeting-add-card.json";
import { agenda } from "./meeting-agenda";
import planJson from "./meeting-plan-card.json";
import { roomsOf } from "./meeting-rooms";
import { isPublicHere } from "./who-reads";

const addCard = cardFrom(addJson);
const planCard = cardFrom(planJson);
const tooLong = "What you typed is too long for this card. Its beginning is in the box.";

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const once = z
  .string()
  .regex(/^hand\/[0-9a-f-]{36}$/)
  .catch(() => `hand/${randomUUID()}`);
const addSchema = z.looseObject({
  ...{ title: typedText, note: typedText, itemKind: typedText, invitee: typedText, once },
  officersOnly: typedText,
});
const planSchema = z.looseObject({
  ...{ meetingDay: typedText, meetingTime: typedText, meetingPlace: typedText, once },
  ...{ meetingKind: typedText, meetingName: typedText },
});

/** `add to the agenda`: anyone puts something on the next one. */
export const askAddItem: Command = async (deps, turn) => {
  roomsOf(deps);
  return { card: addForm(turn, addSchema.parse({}), ""), summary: "Add to the agenda" };
};

export const pressAskAddItem: Press = async (deps, turn) => {
  roomsOf(deps);
  return addForm(turn, addSchema.parse({}), "");
};

export const addItem: Press = async (deps, turn, data) => {
  const asked = addSchema.parse(data ?? {});
  try {
    const added = await roomsOf(deps).meetings.addItem({
      typed: {
        ...{ title: asked.title, detail: asked.note, kind: asked.itemKind, invitee: asked.invitee },
        ...{ officersOnly: asked.officersOnly === "true", key: asked.once },
      },
      by: turn.person,
    });
    const isHidden = added.visibility === "Officers" && (await isPublicHere(deps, turn));
    const note = isHidden ? "Added, for officers." : `Added: ${shorten(added.title, 100)}`;
    return agenda(deps, turn, { page: 1, show: added.key, note });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.addItem" });
    return addForm(turn, asked, failure.message);
  }
};

function addForm({ person }: Turn, asked: z.infer<typeof addSchema>, problem: string): Card {
  const [title, note, invitee] = [
    boxed(asked.title, 2_000),
    boxed(asked.note, 6_000),
    boxed(asked.invitee, 600),
  ] as const;
  return addCard({
    ...{ problem: shorten(problem, 300), key: asked.once, title: title.value, noteValue: note.value },
    ...{ invitee: invitee.value, isOfficer: has(person, "officer") },
    itemKind: addedKinds.find((each) => each === asked.itemKind) ?? "Other",
    kinds: addedKinds.map((each) => ({
      title: each === "Other" ? "Something to talk about" : each,
      value: each,
    })),
    officersOnly: asked.officersOnly === "true" ? "true" : "false",
    kept: title.whole && note.whole && invitee.whole ? "" : tooLong,
  });
}

const kindWords: Readonly<Record<MeetingKind, string>> = {
  Meeting: "A meeting of the forum",
  Event: "An event, such as a yearly conference",
};

/** For the chair: the next meeting's day. */
export const askPlanMeeting: Press = async (deps) => {
  roomsOf(deps);
  return planForm(planSchema.parse({}), "");
};

export const planMeeting: Press = async (deps, turn, data) => {
  const asked = planSchema.parse(data ?? {});
  try {
    const meeting = await roomsOf(deps).meetings.planMeeting({
      typed: {
        ...{ on: asked.meetingDay, time: asked.meetingTime, place: asked.meetingPlace, key: asked.once },
        ...{ kind: asked.meetingKind, name: asked.meetingName },
      },
      by: turn.person,
    });
    return agenda(deps, turn, { page: 1, note: `${meeting.kind} planned for ${inWords(meeting.on)}.` });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.planMeeting" });
    return planForm(asked, failure.message);
  }
};

function planForm(asked: z.infer<typeof planSchema>, problem: string): Card {
  const [time, place, name] = [
    boxed(asked.meetingTime, 200),
    boxed(asked.meetingPlace, 1_500),
    boxed(asked.meetingName, 1_500),
  ] as const;
  return planCard({
    ...{
      problem: shorten(problem, 300),
      key: asked.once,
      meetingTime: time.value,
      meetingPlace: place.value,
    },
    meetingDay: /^\d{4}-\d{2}-\d{2}$/.test(asked.meetingDay) ? asked.meetingDay : "",
    meetingName: name.value,
    meetingKind: meetingKinds.find((each) => each === asked.meetingKind) ?? "Meeting",
    kinds: meetingKinds.map((each) => ({ title: kindWords[each], value: each })),
    kept: time.whole && place.whole && name.whole ? "" : tooLong,
  });
}
