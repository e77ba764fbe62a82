import type { Conversations } from "./conversations";
import type { SeenTurns } from "./once";
import type { TeamsDeps } from "./turn";

export interface BotDeps extends TeamsDeps {
  conversations: Conversations;
  seen: SeenTurns;
}
