/** An Adaptive Card as it goes to Teams: plain JSON. */
export interface Card {
  type: "AdaptiveCard";
  version: string;
  body: readonly unknown[];
  [key: string]: unknown;
}

/** Teams refuses larger ones somewhere between 28 KB and 40 KB; this leaves room for what it adds. */
export const largestCard = 25_000;

export const cardSize = (card: Card): number => Buffer.byteLength(JSON.stringify(card), "utf8");
