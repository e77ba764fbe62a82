import type { Passage } from "../../toolkit";
import { shorten } from "../cards/words";

const marks: Record<Passage["verified"], string> = {
  "source seen": "checked against its source",
  "from memory": "not yet checked by legal",
  "house rule": "our own rule, not law",
};

/** Where a passage comes from, and how far it can be trusted. */
export const sourceLine = ({ sources, verified }: Passage, most: number): string =>
  `From: ${shorten(sources.join("; "), most)}. This is ${marks[verified]}.`;
