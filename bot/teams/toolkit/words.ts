import type { MethodLibrary } from "../../toolkit";
import { shorten } from "../cards/words";

type Sourced = { sources: readonly string[]; verified: "source seen" | "from memory" | "house rule" };

/** Where the advice comes from, and how far to trust it. */
export function sourceWords(library: MethodLibrary, { sources, verified }: Sourced): string {
  if (verified === "house rule") return "Source: our own rule of thumb. It claims no law.";
  const names = library.sourcesOf(sources).map(({ name }) => name);
  const unchecked = verified === "from memory" ? " (not yet checked by legal)" : "";
  return `Source: ${names.join("; ")}${unchecked}`;
}

export const kindWords = {
  broad: "Reaches many people",
  deep: "Tells you why",
  targeted: "For people you choose",
} as const;

/** A method's levels, kind and way in, on one line. */
export const aboutMethod = ({
  levels,
  kind,
  offline,
}: {
  levels: readonly string[];
  kind: keyof typeof kindWords;
  offline: boolean;
}): string =>
  [
    levels.map((level) => level.charAt(0).toUpperCase() + level.slice(1)).join(", "),
    kindWords[kind],
    offline ? "works offline" : "online only",
  ].join(" · ");

/** Words of the content, which an engagement team may make long. */
export const part = (text: string, share: number): string => shorten(text, 400 * share);
