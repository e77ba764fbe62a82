import type { WouldBeSent } from "../../../../bot/contract";

type Row = WouldBeSent["rows"][number];

export const strings = {
  heading: "Messages sent",
  about: "What the bot sent by itself: reminders and news. It shows who got it, and why somebody did not.",
  loading: "Loading what was sent",
  views: "What to look at",
  sent: "What was sent",
  wouldBe: "What would be sent",
  day: "Day",
  dayBefore: "Day before",
  dayAfter: "Day after",
  summary: (messages: number, people: number) =>
    `${messages === 1 ? "1 message" : `${messages} messages`} to ${people === 1 ? "1 person" : `${people} people`}`,
  emptyTitle: "Nothing was sent on this day",
  emptyNext: "Look at another day.",
  withCount: (name: string, count: number) => `${name} (${count})`,
  who: "Who",
  what: "What",
  why: "Why",
  when: "When",
  nobodyKnown: "Somebody I do not know",
  reminder: "Reminder",
  tries: (count: number) => `After ${count} tries.`,
  actedAt: (moment: string) => `Acted on ${moment}`,
  show: "Show who",
  hide: "Hide",
  showOf: (state: string) => `Show who: ${state}`,
  hideOf: (state: string) => `Hide who: ${state}`,
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pagesOf: (name: string) => `Pages of ${name}`,
  before: "Before",
  next: "Next",
  sendAgain: (count: number) => `Send again to these ${count}`,
  confirm: (count: number) =>
    count === 1 ? "Send this message once more?" : `Send these ${count} messages once more?`,
  confirmUnknown: "Some of these may have arrived. Those people would get a second copy.",
  yes: "Yes, send again",
  no: "Not now",
  sendingAgain: "Sending",
  sentAgain: (count: number) =>
    count === 0
      ? "None of these waits to be sent again. Nothing was sent."
      : count === 1
        ? "1 message goes out again now."
        : `${count} messages go out again now.`,
  dead: "Messages I could not read",
  deadAbout: "They lay in the queue and nobody could use them. Tell the people who look after the app.",
  deadNone: "There are none.",
  said: "It said",
  moreDead: (count: number) => `And ${count} more.`,

  wouldBeAbout: "Nothing is sent by looking.",
  loadingWouldBe: "Working out what would be sent",
  wouldBeSummary: (cards: number, skipped: number) =>
    `${cards === 1 ? "1 person gets a card" : `${cards} people get a card`}. ${
      skipped === 0 ? "Nobody is left out." : skipped === 1 ? "1 is left out." : `${skipped} are left out.`
    }`,
  wouldBeEmptyTitle: "Nobody has anything to hear of on this day",
  at: (time: string) => `At ${time}`,
  skipped: {
    quiet: "Nothing: they asked for quiet",
    paused: "Nothing: they paused their reminders",
    "on leave": "Nothing: they are away",
    "not a working day": "Nothing: it is no working day",
  } satisfies Record<NonNullable<Row["skipped"]>, string>,
  and: (count: number) => `And ${count} more.`,
  late: (days: number) => (days === 1 ? "1 working day late" : `${days} working days late`),
  dueIn: (days: number) => (days === 1 ? "due in 1 working day" : `due in ${days} working days`),
  dueToday: "due on this day",
  noDay: "it has no day",
  snoozeOver: "they put it off until this day",
  unowned: "nobody owes it",
  as: { manager: "they hear as the manager", engagementLead: "they hear as the engagement lead" },
};
