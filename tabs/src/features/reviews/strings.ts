import type { ReviewRow } from "../../../../bot/contract";

export const strings = {
  loading: "Loading what waits for review",
  groups: {
    me: "Waiting for you",
    mine: "Yours, waiting for somebody else",
    others: "Waiting for other managers",
  } satisfies Record<ReviewRow["whose"], string>,
  withCount: (name: string, count: number) => `${name} (${count})`,
  emptyTitle: "Nothing waits for you",
  emptyNext: "When somebody sends a consultation for review, it shows here.",
  review: (title: string) => `Review ${title}`,
  open: (title: string) => `Open ${title}`,
  waiting: (days: number) =>
    days === 0 ? "Sent today" : days === 1 ? "Waiting for 1 day" : `Waiting for ${days} days`,
  from: (lead: string, service: string) => [lead, service].filter(Boolean).join(", "),
  fromTo: (start: string, end: string) => `${start} to ${end}`,
  starts: (start: string) => `Starts ${start}`,
  noDates: "No dates yet",
  clashes: (count: number) => (count === 1 ? "1 clash" : `${count} clashes`),
  noClashes: "No clashes",
  steps: (count: number) => (count === 1 ? "1 step missing" : `${count} steps missing`),
  noSteps: "No step missing",
  asked: (names: readonly string[]) =>
    names.length === 0 ? "Nobody can review it. Tell your engagement team." : `Asked: ${names.join(", ")}`,
};
