/** How a message that the bot sends by itself ends, or how far it is. What needs somebody's eye comes first. */
export const deliveryStates = [
  ...(["failed", "unknown", "blocked", "uninstalled", "disabled", "waiting", "sending", "queued"] as const),
  ...(["planned", "sent", "acted", "not needed", "quiet"] as const),
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** As those who look after it read them, in chat and in the tab; `about` is empty where the name says it all. */
export const deliveryStateWords: Readonly<Record<DeliveryState, { name: string; about: string }>> = {
  failed: { name: "Could not be sent", about: "Teams refused these, and I stopped trying." },
  unknown: {
    name: "Not known",
    about: "These may have arrived, or not. Sending them again can give a second copy.",
  },
  blocked: { name: "Blocked", about: "These people have blocked the app." },
  uninstalled: { name: "Removed", about: "These people have removed the app." },
  disabled: { name: "Not allowed", about: "IT does not allow the app for these people." },
  waiting: { name: "Waiting", about: "Teams asked for a pause. I try again by myself." },
  sending: { name: "Being sent now", about: "" },
  queued: { name: "In the queue", about: "" },
  planned: { name: "Planned", about: "" },
  sent: { name: "Sent", about: "" },
  acted: { name: "Sent, and acted on", about: "They pressed a button on it." },
  "not needed": { name: "Not needed any more", about: "There was no reason left to send it that day." },
  quiet: { name: "Held back", about: "These people asked for quiet." },
};
