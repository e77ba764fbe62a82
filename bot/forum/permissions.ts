import { has, type Person } from "../common/person";
import type { Topic, Visibility } from "./topic";

/** A councillor sees the shared space alone. Whoever is an officer too is an officer. */
export const canSeeTopic = (person: Person, topic: Pick<Topic, "visibility">): boolean =>
  topic.visibility === "Everyone" || has(person, "officer");

/** Where councillors read along, only what is for everyone; else what the person may see. */
export const canBeShown = (
  topic: Pick<Topic, "visibility">,
  { person, inPublic }: { person: Person; inPublic: boolean },
): boolean => (inPublic ? topic.visibility === "Everyone" : canSeeTopic(person, topic));

/** A councillor writes into the shared space alone. */
export const canPost = (person: Person, visibility: Visibility): boolean =>
  visibility === "Everyone" ? has(person, "officer") || has(person, "member") : has(person, "officer");

const isAsker = (person: Person, topic: Topic): boolean => topic.askedBy?.id === person.id;

/** The asker's own, and whoever leads engagement. */
const ownsOrLeads = (person: Person, topic: Topic): boolean =>
  canSeeTopic(person, topic) && (isAsker(person, topic) || has(person, "engagementLead"));

/** Only the asker knows what helped; the engagement lead may say it for them. */
export const canMarkAnswer = ownsOrLeads;
export const canCloseTopic = ownsOrLeads;
export const canReopenTopic = ownsOrLeads;
export const canRemoveTopic = ownsOrLeads;

/** The title and the tags, which help others to find it. */
export const canEditTopic = ownsOrLeads;
/** Their own words are the asker's to change. */
export const canEditWords = (person: Person, topic: Topic): boolean =>
  canSeeTopic(person, topic) && isAsker(person, topic);

export const canReply = (person: Person, topic: Topic): boolean => canSeeTopic(person, topic);

/** Councillors too: ideas are exchanged with them. */
export const canVote = (person: Person, topic: Topic): boolean => canSeeTopic(person, topic);

/** Whoever takes an idea up owes it, so it is an officer's. */
export const canTakeUpIdea = (person: Person, topic: Topic): boolean =>
  has(person, "officer") && canSeeTopic(person, topic);

/** Whoever took it up, managers and the engagement lead know what became of it. */
export const canSayOutcome = (person: Person, topic: Topic): boolean =>
  canSeeTopic(person, topic) &&
  (topic.takenUp?.by?.id === person.id || has(person, "engagementLead") || has(person, "manager"));

/** Whoever asks for it owes nothing by it; but the toolkit is among officers. */
export const canAdoptLesson = (person: Person, topic: Topic): boolean =>
  topic.kind === "Lesson" && has(person, "officer") && canSeeTopic(person, topic);

/** Who did what before is for officers to ask. */
export const canAskWhoUsed = (person: Person): boolean => has(person, "officer") || has(person, "member");
