import { fingerprint } from "../../common/fingerprint";
import type { ForumDeps } from "../forum-deps";
import { type Told, tellAsker } from "../tell-asker";
import type { NamedPerson, Topic } from "../topic";

type Deps = Pick<ForumDeps, "directory" | "notices" | "told">;

interface News {
  topic: Topic;
  by: NamedPerson;
}

/** "You said, we did": each outcome is told once. */
export const tellOutcome = (deps: Deps, news: News): Promise<Told> =>
  tellAsker(deps, {
    ...{ ...news, about: `forum-outcome-${news.topic.id}-${fingerprint([news.topic.outcome])}` },
    tell: (proposer) => deps.notices.ideaOutcome(proposer, news),
  });

/** An idea is taken up once, so that is told once. */
export const tellTakenUp = (deps: Deps, news: News): Promise<Told> =>
  tellAsker(deps, {
    ...{ ...news, about: `forum-taken-up-${news.topic.id}` },
    tell: (proposer) => deps.notices.ideaTakenUp(proposer, news),
  });
