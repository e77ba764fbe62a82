import type { Clock } from "../common/clock";
import { dayOf, inWords } from "../common/days";
import { Failure } from "../common/failure";
import type { ActionId } from "../common/ids";
import type { Person } from "../common/person";
import type { Action, ActionChange, ActionStore } from "./action";
import { workMustGoOn } from "./closed";
import { asItIs, found, stepName } from "./find-action";
import { canNote } from "./permissions";
import { readWords } from "./read-words";
import type { AskWork } from "./work-behind";

const longestNote = 2_000;
/** What the list's column holds. */
const longestOfAll = 60_000;
const between = "\n\n";

/** Adds a dated, named line below what others wrote. The same line twice on one day is one. */
export async function note(
  deps: AskWork & { actions: ActionStore; clock: Clock },
  { id, text, by }: { id: ActionId; text: string; by: Person },
): Promise<Action> {
  const { actions, clock } = deps;
  const action = found(actions, id);
  if (!canNote(by))
    throw new Failure("not_allowed", "Only officers can add a note. Ask the officer who leads this.");
  workMustGoOn(deps, action);
  const said = readWords(text, {
    missing: "Type your note first. A short sentence is enough.",
    longest: longestNote,
    tooLong: (length) =>
      `The note has ${length} characters. Shorten it to ${longestNote}, or link to a document.`,
  });

  const now = clock.now();
  const entry = `${inWords(dayOf(now))}, ${by.name}: ${said}`;
  const decide = (row: Action): ActionChange => {
    const before = row.note ?? "";
    if (saysAlready(before, entry)) return asItIs;
    const after = before === "" ? entry : `${before}${between}${entry}`;
    if (after.length > longestOfAll)
      throw new Failure(
        "invalid",
        "This step has no room for more notes. Put them in a document and link to it.",
      );
    return { note: after };
  };
  const change = decide(action);
  if (Object.keys(change).length === 0) return action;
  return actions.change({
    ...{ action, change, by, at: now, again: decide },
    what: `${stepName(action)} noted`,
    said: (row) => (saysAlready(row.note ?? "", entry) ? said : ""),
  });
}

const saysAlready = (notes: string, entry: string): boolean =>
  `${between}${notes}${between}`.includes(`${between}${entry}${between}`);
