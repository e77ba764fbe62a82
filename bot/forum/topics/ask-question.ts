import type { ForumDeps } from "../forum-deps";
import type { Topic } from "../topic";
import { findLike, type Like } from "./find-like";
import { matchTags } from "./match-tags";
import { share, type ToShare } from "./share";

/**
 * Asks the forum, and gives at once what was said of the like before. What nobody chose on a form is taken from the
 * words, so that whoever knows about it can be asked.
 */
export async function askQuestion(
  deps: Pick<ForumDeps, "topics" | "clock" | "settings" | "methods" | "mayFind" | "like">,
  { inPublic, ...asked }: Omit<ToShare, "kind"> & { inPublic?: boolean },
): Promise<{ topic: Topic; like: Like }> {
  const tags = { ...matchTags(deps, `${asked.title ?? ""}\n${asked.body}`), ...asked.tags };
  const topic = await share(deps, { ...asked, tags, kind: "Question" });
  const question = `${topic.title}\n${topic.body}`;
  return { topic, like: findLike(deps, { question, person: asked.by, inPublic, but: topic.id }) };
}
