import { type Card, cardSize, largestCard } from "./card";

/** How much of people's words a card shows, from all that looks well to what always fits. */
export const shares = [1, 0.6, 0.35, 0.2, 0.1] as const;

/**
 * The first way of making a card that is small enough for Teams. Names in other scripts and emoji take up to
 * four bytes a letter, so counting letters alone is not enough.
 */
export function fitting<Way>(ways: readonly [Way, ...Way[]], make: (way: Way) => Card): Card {
  let card = make(ways[0]);
  for (const way of ways.slice(1)) {
    if (cardSize(card) < largestCard) break;
    card = make(way);
  }
  return card;
}
