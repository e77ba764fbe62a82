import type { Place } from "../teams/host";

export const viewNames = ["forward-plan", "my-work"] as const;
export type ViewName = (typeof viewNames)[number];

export interface View {
  name: ViewName;
  /** The consultation a link asked for. */
  asked?: string;
}

const isViewName = (text: string | undefined | null): text is ViewName =>
  viewNames.some((name) => name === text);

/** A link's place wins, then the page the channel tab was set up with. */
export function firstView({ pageId, subPageId }: Place, search: string): View {
  const asked = /^consultation\/(.+)$/.exec(subPageId ?? "")?.[1];
  if (asked) return { name: "forward-plan", asked };
  const named = [subPageId, new URLSearchParams(search).get("page"), pageId].find(isViewName);
  return { name: named ?? "forward-plan" };
}
