import type { Me } from "../../../bot/contract";
import type { Place } from "../teams/host";

export const viewNames = ["forward-plan", "my-work", "to-review", "more"] as const;
export type ViewName = (typeof viewNames)[number];

export interface View {
  name: ViewName;
  /** The consultation somebody came back from. */
  asked?: string;
  /** The consultation whose record is open, over the view it was opened from. */
  record?: string;
  /** Which of the pages under More. */
  page?: string;
}

const isViewName = (text: string | undefined | null): text is ViewName =>
  viewNames.some((name) => name === text);

/** A link's place wins, then the page the channel tab was set up with. */
export function firstView({ pageId, subPageId }: Place, search: string): View {
  const record = /^consultation\/(.+)$/.exec(subPageId ?? "")?.[1];
  if (record) return { name: "forward-plan", record };
  const page = /^more\/(.+)$/.exec(subPageId ?? "")?.[1];
  if (page) return { name: "more", page };
  const named = [subPageId, new URLSearchParams(search).get("page"), pageId].find(isViewName);
  return { name: named ?? "forward-plan" };
}

/** The views somebody is offered: the one they are in is always among them. */
export const viewsFor = (me: Me | undefined, selected: ViewName): readonly ViewName[] =>
  viewNames.filter((name) => name !== "to-review" || name === selected || me?.roles.includes("manager"));
