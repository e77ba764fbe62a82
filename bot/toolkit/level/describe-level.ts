import { type Content, content as shipped } from "../content";
import type { Level } from "./level";

/** The level's name, and what it promises the people who take part. */
export function describeLevel(level: Level, content: Content = shipped): { label: string; promise: string } {
  const words = content.levels.find(({ key }) => key === level);
  // The content is refused at start unless all five levels are there.
  if (!words) throw new Error(`levels.json, level ${level}: is missing`);
  return { label: words.label, promise: words.promise };
}
