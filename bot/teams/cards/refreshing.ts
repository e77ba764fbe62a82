import type { Turn } from "../turn";
import type { Card } from "./card";

/**
 * A card that Teams asks for anew when somebody looks at it again, so that each person sees their own buttons
 * and the present state. In a chat of two that person is named. Elsewhere nobody is: Teams then asks for
 * everybody where there are up to 60 people, and offers "Refresh card" where there are more.
 */
export function refreshing(
  card: Card,
  { verb, data }: { verb: string; data: object },
  { where, teamsId }: Pick<Turn, "where" | "teamsId">,
): Card {
  const userIds = where === "personal" && teamsId ? { userIds: [teamsId] } : {};
  return {
    ...card,
    refresh: { action: { type: "Action.Execute", title: "Refresh", verb, data }, ...userIds },
  };
}
