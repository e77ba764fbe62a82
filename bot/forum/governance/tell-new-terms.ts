import { dayOf } from "../../common/days";
import { tellEach, tellOnce } from "../tell-once";
import type { GovernanceDeps } from "./governance-deps";
import { hasGone } from "./member";
import { presentTerms, termsMark } from "./present-terms";
import { people, saidYes } from "./see-terms";

/** Each member hears once, in their own chat, of terms that hold now and that they have not agreed to. */
export async function tellNewTerms(deps: GovernanceDeps): Promise<number> {
  const { members, terms, directory, told, notices, clock } = deps;
  const present = presentTerms(terms.all(), dayOf(clock.now()));
  if (!present) return 0;
  const here = members.all().filter((each) => !hasGone(directory, each));
  return tellEach(people(here), async ({ id }) => {
    if (saidYes(here, id, present)) return false;
    const to = await directory.find(id);
    if (!to) return false;
    const isChanged = here.some(
      ({ person, acknowledged }) => person.id === id && acknowledged?.version === present.version,
    );
    return tellOnce(told, `new-terms/${present.id}/${termsMark(present)}/${id}`, () =>
      notices.newTerms(to, { terms: present, isChanged }),
    );
  });
}
