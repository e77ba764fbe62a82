import type { Day } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import type { ForumDeps, MethodUse } from "../forum-deps";
import { canAskWhoUsed } from "../permissions";
import type { NamedPerson } from "../topic";

export interface WhoHasUsed {
  method: string;
  /** How often, and the day on which the last of it opened. */
  times: number;
  last: Day | undefined;
  /** Who led work that used it, whoever did so most often first. */
  colleagues: readonly { person: NamedPerson; uses: readonly MethodUse[] }[];
  /** Work whose lead has left or asked not to be named: the record still says how it went. */
  others: readonly MethodUse[];
}

/**
 * Who has used a method. The register names a lead officer to colleagues already, so they are named here unless
 * they asked not to be.
 */
export function whoHasUsed(
  {
    methods,
    methodUses,
    mayName,
    directory,
  }: Pick<ForumDeps, "methods" | "methodUses" | "mayName" | "directory">,
  { method: asked, person, inPublic = false }: { method: string; person: Person; inPublic?: boolean },
): WhoHasUsed {
  if (!canAskWhoUsed(person)) throw new Failure("not_allowed", "Ask the officer you work with.");
  const wanted = asked.trim().toLowerCase();
  const method = methods().find(({ name }) => name.trim().toLowerCase() === wanted);
  if (!method) throw new Failure("not_found", "The toolkit has no method of that name. Type: who has used");
  const names = [method.name, ...(method.alsoCalled ?? [])];
  const uses = [...methodUses({ names, person, inPublic })].sort((one, other) =>
    (other.when ?? "").localeCompare(one.when ?? ""),
  );

  const colleagues = new Map<string, { person: NamedPerson; uses: MethodUse[] }>();
  const others: MethodUse[] = [];
  for (const use of uses) {
    const { leadOfficer: lead } = use;
    const isHere = lead && ["here", "not asked"].includes(directory.standing(lead.id));
    if (!lead || !isHere || !mayName(lead.id)) {
      others.push({ ...use, leadOfficer: undefined });
      continue;
    }
    const theirs = colleagues.get(lead.id) ?? { person: lead, uses: [] };
    theirs.uses.push(use);
    colleagues.set(lead.id, theirs);
  }
  const most = [...colleagues.values()].sort((one, other) => other.uses.length - one.uses.length);
  return { method: method.name, times: uses.length, last: uses[0]?.when, colleagues: most, others };
}
