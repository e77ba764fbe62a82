import { z } from "zod";
import type { Action } from "../../actions";
import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { asActionId } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { readPage } from "../cards/page";
import { shorten } from "../cards/words";
import type { Press, TeamsDeps } from "../turn";
import { whereOf } from "./list-mine";
import { dueWords, longestStepId } from "./rows";
import stepJson from "./step-card.json";

type FoundStep = NonNullable<ReturnType<TeamsDeps["findStep"]>>;

const stepCard = cardFrom(stepJson);
/** In bytes on the way to Teams. Any note a step can hold fits; of a longer one, what fits is in the box. */
const longestShown = 12_000;
const cutTo = 1_000;

const dataSchema = z.looseObject({
  id: z.string().min(1).max(40),
  page: z.unknown().optional(),
  from: z.enum(["checklist", "mine"]).catch("checklist"),
  evidence: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

export function readStepData(data: unknown) {
  const read = dataSchema.safeParse(data);
  if (!read.success) throw new Failure("invalid", "This card is too old to use. Type: my actions");
  const { id, page, from, evidence } = read.data;
  return { id: asActionId(id), page: readPage(page), from, evidence: evidence ?? "" };
}

export const openStep: Press = async (deps, { person }, data) => {
  const { id, page, from } = readStepData(data);
  return step(deps, { action: known(deps, id), person, page, from });
};

function known(deps: TeamsDeps, id: Action["id"]): Action {
  const action = deps.actions.find(id);
  if (!action)
    throw new Failure("not_found", "That step is no longer on the list. Open the checklist again.");
  return action;
}

export function step(
  deps: TeamsDeps,
  {
    action,
    person,
    page,
    from,
    problem,
    typed,
  }: {
    action: Action;
    person: Person;
    page: number;
    from: "checklist" | "mine";
    problem?: string;
    typed?: string;
  },
): Card {
  const about = action.stepId ? deps.findStep(action.stepId) : undefined;
  const today = dayOf(deps.clock.now());
  const late = action.status === "Open" && action.dueDate !== undefined && action.dueDate < today;
  const allowed = deps.actions.canComplete(person, action);
  const evidence = typed ?? action.evidence ?? "";
  const fits = Buffer.byteLength(JSON.stringify(evidence), "utf8") <= longestShown;
  const done = action.status === "Done";
  return stepCard({
    id: action.id,
    page,
    from,
    reference: action.reference ?? "",
    backVerb: from === "mine" || !action.reference ? "actions.listMine" : "actions.seeChecklist",
    stepName: `${shorten(action.stepId, longestStepId)} ${shorten(action.title, 120)}`.trim(),
    where: whereOf(deps, action),
    due: dueWords({ action, late }, today),
    color: late ? "Attention" : "Default",
    problemsTitle: shorten(problem, 400),
    do: about?.do ?? "",
    why: about?.why ?? "",
    counts: about?.evidence ?? "",
    signOff: about?.signOff ?? "",
    source: about ? sourceWords(about) : "",
    doneNote: done && action.evidence ? `Evidence: ${shorten(action.evidence, 600)}` : "",
    canTick: allowed && !done,
    canUndo: allowed && done,
    youTyped: typed && (!allowed || done) ? `You typed: ${shorten(typed, 2_000)}` : "",
    evidence: fits ? evidence : [...evidence].slice(0, cutTo).join(""),
    keptEvidence: fits
      ? ""
      : `You typed ${[...evidence].length} characters, more than a step holds. The first 1,000 are in the box; keep the whole in a document and link to it.`,
  });
}

/** A step can say more than its sources were checked for; then the mark stands for all of them. */
function sourceWords({ sources, verified }: FoundStep): string {
  const unchecked = " (not yet checked by legal)";
  const named = sources.map((source) =>
    verified !== "from memory" && source.verified === "from memory" ? source.name + unchecked : source.name,
  );
  return named.join("; ") + (verified === "from memory" ? unchecked : "");
}
