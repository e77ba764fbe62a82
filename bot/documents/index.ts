import type { Actions } from "../actions";
import type { Clock } from "../common/clock";
import type { Reference, StepId } from "../common/ids";
import type { Person } from "../common/person";
import { type Consultations, readSavedAnswers, type TakeAwayKind } from "../consultations";
import type { CouncilSettings } from "../settings";
import type { Level, Source, StepInFull } from "../toolkit";
import { engagedDocument } from "./engaged-document";
import { evidencePack } from "./evidence-pack";
import { planDocument } from "./plan-document";
import { createPublicFiles } from "./public-files";
import type { HistoryLine, TakenFrom } from "./record";
import { readSpreadsheet } from "./spreadsheets/read-spreadsheet";
import { createRegisterFiles } from "./spreadsheets/register-file";

export { createMeetingNotes } from "./meeting-notes";
export { type PublicFormat, publicFormats } from "./public-files";
export type { HistoryLine, StepRecord, TakenFrom } from "./record";
export { mostUploadBytes } from "./spreadsheets/read-spreadsheet";

export interface DocumentsDeps {
  consultations: Pick<
    Consultations,
    "takeAway" | "whoWeEngagedWith" | "exportRegister" | "seePublicPlan" | "publicCalendar" | "staffCalendar"
  >;
  actions: Pick<Actions, "seeChecklist">;
  findStep: (stepId: StepId, templateVersion?: string) => StepInFull | undefined;
  findSource: (key: string) => Source | undefined;
  describeLevel: (level: Level, templateVersion?: string) => { label: string; promise: string };
  history: { of(reference: Reference): Promise<readonly HistoryLine[]> };
  settings: () => CouncilSettings;
  clock: Clock;
  /** Lets others have their turn while something long is made. */
  breathe: () => Promise<void>;
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

/** The door of the room that makes files: Word, spreadsheets, calendars and pages. */
export function createDocuments(deps: DocumentsDeps) {
  const { consultations, actions, findStep, findSource, describeLevel, history, settings, clock } = deps;
  return {
    ...createRegisterFiles({ consultations, clock, breathe: deps.breathe }),
    /** A spreadsheet that somebody uploads. @throws Failure `invalid` saying what is wrong with the file. */
    readSpreadsheet,
    ...createPublicFiles({ consultations, settings, clock }),
    /** Who the council engaged with in a year, as a Word file: people only by bands. */
    async whoWeEngagedWith({ year, by }: { year: number; by: Person }): Promise<TakenAway> {
      const bytes = await engagedDocument({
        told: consultations.whoWeEngagedWith({ year }),
        councilName: settings().councilName,
        duty: findSource("PSED"),
        madeBy: by.name,
        madeAt: clock.now(),
      });
      return { fileName: `Who we engaged with ${year}.docx`, contentType: wordType, bytes };
    },
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
