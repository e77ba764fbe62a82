import { dayOf } from "../../common/days";
import type { ForumDeps } from "../forum-deps";
import { tellAsker } from "../tell-asker";
import { hasWaited } from "./ask-champions";

type Deps = Pick<
  ForumDeps,
  "topics" | "clock" | "workingDays" | "settings" | "directory" | "told" | "notices"
>;

/**
 * Whoever asked, and has replies, is asked once to say which one helped: until then it counts as unanswered.
 * @returns how many people were asked.
 */
export async function remindToMark(deps: Deps): Promise<number> {
  if (!deps.workingDays.isWorkingDay(dayOf(deps.clock.now()))) return 0;
  let asked = 0;
  for (const topic of deps.topics.all()) {
    if (topic.kind !== "Question" || topic.status !== "Open" || topic.replies === 0) continue;
    if (!hasWaited(deps, topic)) continue;
    await tellAsker(deps, {
      ...{ topic, by: undefined, about: `forum-mark-answer-${topic.id}` },
      async tell(asker) {
        await deps.notices.markTheAnswer(asker, { topic });
        asked++;
      },
    });
  }
  return asked;
}
