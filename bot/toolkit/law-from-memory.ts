/** Words that tell a reader what law or guidance asks. */
const statesLaw =
  /\b(must|may not|duty|law|legally|lawful|statut\w*|regulations?|guidance|courts?|section \d)\b|\bActs?\b/;

/** Says to check, as a person can do. */
export const asksToCheck = (text: string): boolean => /\bcheck\b/i.test(text);

/** Sends the reader to the people who can find the law. */
export const asksLegal = (text: string): boolean => /\b(ask|check with) legal\b/i.test(text);

/** Law that nobody has read for this toolkit may be told only as a check to make. */
export function lawIsChecked(verified: string, texts: readonly string[]): boolean {
  const text = texts.join(" ");
  return verified !== "from memory" || !statesLaw.test(text) || asksToCheck(text);
}

export const mustAskToCheck = 'is law from memory, so it must ask to check, as in "Check with legal whether"';
