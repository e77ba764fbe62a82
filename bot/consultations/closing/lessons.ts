/** What was learned, in the parts that people are asked for. All stand in one column, a label before each. */
export interface Lessons {
  worked: string;
  didNot: string;
  nextTime: string;
  repeat: string;
  change: string;
  /** What stands there besides, typed into the list by hand: never lost. */
  other: string;
}

const labels = {
  worked: "What worked",
  didNot: "What did not",
  nextTime: "Next time",
  repeat: "One thing to repeat",
  change: "One thing to change",
} as const;

type Part = keyof typeof labels;
const parts = Object.keys(labels) as Part[];
export const lessonLabels: Readonly<Record<Part, string>> = labels;

export function readLessons(text: string): Lessons {
  const found: Record<Part | "other", string[]> = {
    ...{ worked: [], didNot: [], nextTime: [], repeat: [], change: [], other: [] },
  };
  let at: Part | "other" = "other";
  for (const line of text.split(/\r?\n/)) {
    const part = parts.find((each) => line.toLowerCase().startsWith(`${labels[each].toLowerCase()}:`));
    if (part) at = part;
    found[at].push(part ? line.slice(labels[part].length + 1).trim() : line);
  }
  return Object.fromEntries(
    Object.entries(found).map(([part, lines]) => [part, lines.join("\n").trim()]),
  ) as unknown as Lessons;
}

export const writeLessons = (lessons: Lessons): string =>
  [lessons.other, ...parts.flatMap((part) => (lessons[part] ? [`${labels[part]}: ${lessons[part]}`] : []))]
    .filter(Boolean)
    .join("\n");
