import { momentInWords } from "./days";

export const strings = {
  plan: "Plan (Word)",
  planOf: (title: string) => `Download the plan of ${title} as a Word file`,
  pack: "Evidence pack (Word)",
  packOf: (title: string) => `Download the evidence pack of ${title} as a Word file`,
  making: "Making it…",
  problemTitle: "This did not load",
  signedOutTitle: "You are signed out",
  reference: (requestId: string) => `Reference: ${requestId}`,
  tryAgain: "Try again",
  saving: "Saving…",
  cancel: "Cancel",
  refreshFailed: (message: string) => `We could not refresh this page. ${message}`,
  staleTitle: "This may be out of date",
  stale: (asOf: string, age?: string) =>
    age ? `Last updated ${age} ago, at ${momentInWords(asOf)}.` : `Last updated at ${momentInWords(asOf)}.`,
  minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
  hours: (count: number) => (count === 1 ? "1 hour" : `${count} hours`),
  days: (count: number) => (count === 1 ? "1 day" : `${count} days`),
  openInSharePoint: "Open in SharePoint",
  openInSharePointOf: (title: string) => `Open ${title} in SharePoint`,
};
