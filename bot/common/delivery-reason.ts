/** What the ledger keeps as a code, as people say it. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/ConversationBlockedByUser/, "They have blocked the app."],
  [/BotDisabledByAdmin/, "IT has switched the app off for them."],
  [/MessageWritesBlocked/, "They accept no messages."],
  [
    /NotInConversationRoster|ForbiddenOperation|NotFound|^40[34]\b/,
    "The app is not there for them any more.",
  ],
  [/MessageSizeTooBig|^413\b/, "It was too large for Teams."],
  [/^429\b/, "Teams asked for a pause."],
  [/^(412|502|503|504)\b/, "Teams was too busy."],
  [/^5\d\d\b/, "Teams had a fault of its own."],
  [/^401\b/, "Teams did not take the app's sign-in."],
];
const longest = 300;

/** Why a message did not arrive, in whole sentences; empty when nothing is known. */
export function deliveryReason(why: string): string {
  const said = [...why.trim()].slice(0, longest).join("");
  const known = meanings.find(([code]) => code.test(said))?.[1];
  if (known || said === "") return known ?? "";
  const ended = /[.?!]$/.test(said) ? said : `${said}.`;
  return /^[a-z][a-z' ]+$/.test(said)
    ? `${said.charAt(0).toUpperCase()}${ended.slice(1)}`
    : `It says: ${ended}`;
}
