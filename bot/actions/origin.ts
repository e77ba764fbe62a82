import { asTeamsLink } from "../common/teams-link";
import type { Origin } from "./action";

const longestText = 2_000;

/** The message an action is made of. A link that does not lead to Teams is left out, and its text stays. */
export function asOrigin({ url, text }: { url?: string | undefined; text: string }): Origin | undefined {
  const link = asTeamsLink(url ?? "") || undefined;
  const said = [...text.trim()].slice(0, longestText).join("");
  return link || said ? { url: link, text: said } : undefined;
}

/** As one text: a link on a line of its own, then the words. */
export const writeOrigin = (origin: Origin | undefined): string =>
  origin ? [origin.url, origin.text].filter(Boolean).join("\n") : "";

/** The list is edited by hand, so the link is looked at again. */
export function readOrigin(written: string): Origin | undefined {
  const [first = "", ...rest] = written.split("\n");
  return asTeamsLink(first) ? asOrigin({ url: first, text: rest.join("\n") }) : asOrigin({ text: written });
}
