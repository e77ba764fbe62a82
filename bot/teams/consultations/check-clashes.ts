import { z } from "zod";
import { Failure } from "../../common/failure";
import { asStepId, type Reference, toReference } from "../../common/ids";
import { type ClashesSeen, isOverlap } from "../../consultations";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { dayOr, shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import { readingPlace } from "../reading-place";
import type { Command, Press, TeamsDeps, Turn } from "../turn";
import checkClashesJson from "./check-clashes-card.json";
import { clashParts, withClashParts } from "./clash-parts";
import { replanVerbs } from "./replan-button";
import { seeYours, whichConsultation } from "./which-consultation";

const clashesCard = cardFrom(withClashParts(checkClashesJson));
/** In letters; more than can be kept of a reason. */
const longestBack = 1_500;

/** The step of the checklist that looking at the clashes fulfils. */
export const clashesStep = asStepId("0.4");

/** `check clashes 2027-00042`; without a reference, the one consultation the person leads, or how to ask. */
export const checkClashes: Command = async (deps, turn) => {
  const { reference, howToAsk } = whichConsultation(deps, turn, { words: "check clashes" });
  if (!reference) return { text: `${howToAsk} ${seeYours}` };
  return { card: see(deps, turn, { reference }), summary: `Clashes of ${reference}` };
};

const dataSchema = z.looseObject({
  reference: z.string().max(40).transform(toReference),
  reason: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
});

function read(data: unknown): { reference: Reference; reason: string } {
  const found = dataSchema.safeParse(data);
  const { reference, reason = "" } = found.success ? found.data : {};
  if (!reference) throw new Failure("invalid", "This card is too old to use. Type: my consultations");
  return { reference, reason };
}

export const pressCheckClashes: Press = async (deps, turn, data) => see(deps, turn, read(data));

/** "I have looked at this": what was found, and what the person says of it, goes on record with the step. */
export const acknowledgeClashes: Press = async (deps, turn, data) => {
  const { reference, reason } = read(data);
  try {
    if (!(await tickClashes(deps, turn, { reference, said: reason })))
      throw new Failure("conflict", closedWords(deps, reference));
    return see(deps, turn, { reference, done: "On record. Step 0.4 of the checklist is done." });
  } catch (failure) {
    if (!(failure instanceof Failure) || !deps.consultations.find(reference)) throw failure;
    logFailure(deps.log, failure, { verb: "consultations.acknowledgeClashes" });
    return see(deps, turn, { reference, reason, problem: failure.message });
  }
};

/**
 * Ticks the step with what the check finds and what the person says of it.
 * @returns false where it is not on the checklist, is closed already or is somebody else's to tick.
 */
export async function tickClashes(
  deps: TeamsDeps,
  turn: Turn,
  { reference, said }: { reference: Reference; said: string },
): Promise<boolean> {
  const [by, where] = [turn.person, readingPlace(turn)];
  const seen = deps.consultations.checkClashes({ reference, by, where });
  const step = stepOf(deps, reference);
  if (!step || step.status === "Done" || step.status === "Waived" || !deps.actions.canComplete(by, step))
    return false;
  const evidence = deps.consultations.clashEvidence({ seen, said });
  await deps.actions.complete({ id: step.id, evidence, by });
  return true;
}

const stepOf = ({ actions }: TeamsDeps, reference: Reference) =>
  actions.seeChecklist({ reference }).rows.find(({ action }) => action.stepId === clashesStep)?.action;

function closedWords(deps: TeamsDeps, reference: Reference): string {
  const step = stepOf(deps, reference);
  if (!step) return "Step 0.4 is not on its checklist, so there is nothing to tick.";
  if (step.status === "Done") return "Step 0.4 is done already. What was written then stays.";
  if (step.status === "Waived") return "Step 0.4 is waived. Open it again on the checklist first.";
  return `Only ${step.owner?.name || "its owner"} or the engagement lead can tick step 0.4.`;
}

function see(
  deps: TeamsDeps,
  turn: Turn,
  {
    reference,
    reason = "",
    problem,
    done,
  }: { reference: Reference; reason?: string; problem?: string; done?: string },
): Card {
  const [by, where] = [turn.person, readingPlace(turn)];
  const seen = deps.consultations.checkClashes({ reference, by, where });
  const step = stepOf(deps, reference);
  const canTick = seen.hasDates && step?.status === "Open" && !done && deps.actions.canComplete(by, step);
  return fitting(shares, (share) =>
    clashesCard({
      reference,
      title: shorten(seen.consultation.title, 120 * share),
      dates: datesOf(seen),
      problem: shorten(problem, 400),
      done: done ?? (step?.status === "Done" ? "Step 0.4 of the checklist is done." : ""),
      none: seen.hasDates && seen.report.findings.length === 0,
      ...clashParts({
        report: seen.report,
        share,
        ...(seen.canChange && {
          take: ({ startDate, endDate }) => ({
            verb: replanVerbs.dates.show,
            data: { reference, startDate, endDate, decisionDate: seen.consultation.decisionDate ?? "" },
          }),
        }),
      }),
      canTick,
      canChange: seen.canChange,
      label: seen.report.findings.some(isOverlap)
        ? "Join up or stay apart, and why? It goes on record."
        : "Anything to add? It goes on record.",
      reason: [...reason].slice(0, longestBack * share).join(""),
    }),
  );
}

function datesOf({ consultation, hasDates }: ClashesSeen): string {
  const { startDate, endDate } = consultation;
  return hasDates
    ? `${dayOr(startDate, "")} to ${dayOr(endDate, "")}`
    : "It has no opening and closing day yet, so there is nothing to check.";
}
