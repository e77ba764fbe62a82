import type { Where } from "../consultations";
import type { Turn } from "./turn";

/** A group chat is read by many, like a channel. */
export const readingPlace = ({ where }: Pick<Turn, "where">): Where =>
  where === "personal" ? "own chat" : "channel";
