import type { Origin } from "./action";

/** Where Teams keeps its messages; a link to anywhere else is not one to a message. */
const teamsHosts = [
  "teams.microsoft.com",
  "teams.cloud.microsoft",
  "teams.microsoft.us",
  "gov.teams.microsoft.us",
  "dod.teams.microsoft.us",
  "teams.live.com",
];
const longestLink = 2_000;
const longestText = 2_000;

/** The message an action is made of. A link that does not lead to Teams is left out, and its text stays. */
export function asOrigin({ url, text }: { url?: string | undefined; text: string }): Origin | undefined {
  const link = url && isTeamsLink(url.trim()) ? url.trim() : undefined;
  const said = [...text.trim()].slice(0, longestText).join("");
  return link || said ? { url: link, text: said } : undefined;
}

/** As one text: a link on a line of its own, then the words. */
export const writeOrigin = (origin: Origin | undefined): string =>
  origin ? [origin.url, origin.text].filter(Boolean).join("\n") : "";

/** The list is edited by hand, so the link is looked at again. */
export function readOrigin(written: string): Origin | undefined {
  const [first = "", ...rest] = written.split("\n");
  return isTeamsLink(first.trim())
    ? asOrigin({ url: first, text: rest.join("\n") })
    : asOrigin({ text: written });
}

function isTeamsLink(url: string): boolean {
  if (url.length > longestLink || /[\s\p{Cc}\p{Cf}]/u.test(url) || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port } = new URL(url);
  return protocol === "https:" && teamsHosts.includes(hostname) && !username && !password && !port;
}
