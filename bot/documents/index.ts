import type { Actions } from "../actions";
import type { Clock } from "../common/clock";
import type { Reference, StepId } from "../common/ids";
import type { Person } from "../common/person";
import { type Consultations, readSavedAnswers, type TakeAwayKind } from "../consultations";
import type { CouncilSettings } from "../settings";
import type { Level, Source, StepInFull } from "../toolkit";
import { evidencePack } from "./evidence-pack";
import { planDocument } from "./plan-document";
import type { HistoryLine, TakenFrom } from "./record";

export type { HistoryLine, StepRecord, TakenFrom } from "./record";

export interface DocumentsDeps {
  consultations: Pick<Consultations, "takeAway">;
  actions: Pick<Actions, "seeChecklist">;
  findStep: (stepId: StepId, templateVersion?: string) => StepInFull | undefined;
  findSource: (key: string) => Source | undefined;
  describeLevel: (level: Level, templateVersion?: string) => { label: string; promise: string };
  history: { of(reference: Reference): Promise<readonly HistoryLine[]> };
  settings: () => CouncilSettings;
  clock: Clock;
}

/** A finished file, ready to be handed over. */
export interface TakenAway {
  fileName: string;
  contentType: string;
  bytes: Buffer;
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const made: Record<TakeAwayKind, { name: string; make: (from: TakenFrom) => Promise<Buffer> }> = {
  plan: { name: "plan", make: planDocument },
  "evidence-pack": { name: "evidence pack", make: evidencePack },
};

/** The door of the room that makes Word files; the only one that knows docx. */
export function createDocuments(deps: DocumentsDeps) {
  const { consultations, actions, findStep, findSource, describeLevel, history, settings, clock } = deps;
  return {
    /**
     * Makes the document from the record as it is now.
     * @throws Failure `not_found`, `not_allowed`, or `unavailable` when the history cannot be read: a pack
     * without it would look as if nothing had happened.
     */
    async takeAway(ask: { reference: Reference; kind: TakeAwayKind; by: Person }): Promise<TakenAway> {
      const { reference, kind, by } = ask;
      const consultation = consultations.takeAway(ask);
      const checklist = actions.seeChecklist({ reference });
      const { name, make } = made[kind];
      const bytes = await make({
        councilName: settings().councilName,
        consultation,
        level:
          consultation.engagementLevel &&
          describeLevel(consultation.engagementLevel, consultation.templateVersion),
        saved: readSavedAnswers(consultation.levelAnswers),
        steps: checklist.rows.map(({ action, late }) => ({
          action,
          late,
          step: action.stepId && findStep(action.stepId, consultation.templateVersion),
        })),
        done: checklist.done + checklist.waived,
        total: checklist.total,
        lateSteps: checklist.late,
        history: kind === "evidence-pack" ? await history.of(reference) : [],
        findSource,
        madeBy: by.name,
        madeAt: clock.now(),
        asOf: checklist.asOf,
        stale: checklist.stale,
      });
      return { fileName: `${reference} ${name}.docx`, contentType: wordType, bytes };
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;
