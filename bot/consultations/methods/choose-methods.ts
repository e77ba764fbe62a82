import type { Clock } from "../../common/clock";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import { has, type Person } from "../../common/person";
import type { Consultation, ConsultationStore, EngagementLevel, Track } from "../consultation";
import type { ConsultationChange, ConsultationWriter } from "../consultation-writer";
import type { Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import { readSavedAnswers } from "../replanning/read-saved-answers";
import { canBeReplanned, mustStillChange } from "../replanning/replan-view";

/** What choosing methods needs of the toolkit. */
export interface MethodRules {
  methodsFor(level: EngagementLevel): readonly { name: string; atLevel: boolean }[];
  /** What the choice lacks, each sentence with what to add. */
  checkMethods(ask: {
    level: EngagementLevel;
    track: Track;
    methods: readonly string[];
    audiences: readonly string[];
    affectsProtected: boolean;
  }): readonly string[];
}

export interface ChooseMethodsDeps {
  register: ConsultationStore;
  writer: ConsultationWriter;
  methodRules: MethodRules;
  clock: Clock;
}

export interface MethodChoice {
  consultation: Consultation;
  level: EngagementLevel;
  options: readonly { name: string; atLevel: boolean }[];
  /** Put in the list by hand, or no longer fitting: saving here does not lose them. */
  others: readonly string[];
  chosen: readonly string[];
  /** What to add, and why. Warns only: the choice is kept. */
  lacks: readonly string[];
  canChoose: boolean;
  /** Complete or stopped: nobody may choose any more. */
  isOver: boolean;
}

const longestShown = 80;

/** The methods to choose from, those chosen so far, and what they lack. */
export function seeMethods(
  deps: ChooseMethodsDeps,
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): MethodChoice {
  return choiceOf(deps, seeRecord(deps, { reference, by, where }), by);
}

/**
 * Saves the methods of a consultation. What the choice lacks is said, and it is kept all the same.
 * @throws Failure `not_allowed`, `invalid`, or what the register answers.
 */
export async function chooseMethods(
  deps: ChooseMethodsDeps,
  { reference, methods, by }: { reference: Reference; methods: readonly string[]; by: Person },
): Promise<MethodChoice> {
  const consultation = found(deps, reference);
  const ticked = [...new Set(methods.map((name) => name.trim()).filter(Boolean))];
  const change = (newest: Consultation): ConsultationChange => {
    mayChoose(by, newest);
    const before = newest.methods ?? [];
    const { options, others } = choiceOf(deps, newest, by);
    const strange = ticked.find((name) => !options.some((option) => option.name === name));
    if (strange !== undefined)
      throw new Failure(
        "invalid",
        `“${strange.slice(0, longestShown)}” is not one of the methods for this level. Tick those you will use.`,
      );
    const chosen = [...ticked, ...others];
    if (isSame(before, chosen)) return { fields: {}, lines: [] };
    return {
      fields: { methods: chosen },
      lines: [{ what: "Methods chosen", from: before.join("; "), to: chosen.join("; ") }],
    };
  };
  const saved = await deps.writer.change({
    ...change(consultation),
    consultation,
    by: { id: by.id, name: by.name },
    at: deps.clock.now(),
    again: change,
  });
  return choiceOf(deps, saved, by);
}

const canChooseMethods = (person: Person, { leadOfficer }: Consultation): boolean =>
  has(person, "engagementLead") || (has(person, "officer") && leadOfficer?.id === person.id);

function mayChoose(person: Person, consultation: Consultation): void {
  if (!canChooseMethods(person, consultation))
    throw new Failure(
      "not_allowed",
      `Only ${consultation.leadOfficer?.name || "the lead officer"} or the engagement lead can choose the methods. Ask them.`,
    );
  mustStillChange(consultation);
}

function found({ register }: ChooseMethodsDeps, reference: Reference): Consultation {
  const consultation = register.find(reference);
  if (!consultation)
    throw new Failure(
      "not_found",
      `There is no consultation ${reference} in the register. Check the number.`,
    );
  return consultation;
}

function choiceOf({ methodRules }: ChooseMethodsDeps, consultation: Consultation, by: Person): MethodChoice {
  const { engagementLevel: level, track, reference, methods: chosen = [] } = consultation;
  if (!level)
    throw new Failure(
      "invalid",
      `${reference} has no level yet, so I cannot say which methods fit. Set its level in the list first.`,
    );
  const options = methodRules.methodsFor(level);
  return {
    consultation,
    level,
    options,
    others: chosen.filter((name) => !options.some((option) => option.name === name)),
    chosen,
    lacks: methodRules.checkMethods({
      level,
      track: track ?? "light",
      methods: chosen,
      audiences: consultation.audiences,
      affectsProtected: affectsProtected(consultation),
    }),
    canChoose: canChooseMethods(by, consultation) && canBeReplanned(consultation),
    isOver: !canBeReplanned(consultation),
  };
}

function affectsProtected({ levelAnswers }: Consultation): boolean {
  const { answers, circumstances } = readSavedAnswers(levelAnswers);
  return answers.protected === true || circumstances.includes("affectsProtected");
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));
