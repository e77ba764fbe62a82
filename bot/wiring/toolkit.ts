import type { StepId } from "../common/ids";
import type { Log } from "../common/log";
import { madeOnce } from "../common/made-once";
import type { WorkingDays } from "../common/working-days";
import { type createConsultations, followedVersion } from "../consultations";
import type { CouncilSettings } from "../settings";
import type { SharePoint } from "../sharepoint";
import type { Storage } from "../storage";
import {
  type Circumstance,
  createEditions,
  createMethodLibrary,
  decideLevel,
  type EditNotices,
  type EditProblem,
  overrideLevel,
  passagesOf,
  problemInWords,
  shippedContent,
  shippedVersion,
  stepChanges,
  tellEditProblems,
} from "../toolkit";

interface ToolkitDeps {
  sharepoint: SharePoint;
  storage: Storage;
  settings: () => CouncilSettings;
  workingDays: WorkingDays;
  notices: () => EditNotices;
  log: Log;
}

/** The toolkit in the edition that is in use, and in those that older consultations follow. */
export function joinToolkit({ sharepoint, storage, settings, workingDays, notices, log }: ToolkitDeps) {
  const editions = createEditions({
    shipped: { version: shippedVersion, content: shippedContent },
    store: storage.toolkitEditions,
    onUnknown: (version) => log.warn("toolkit.unknown-version", { version }),
  });
  const current = () => editions.current();
  /** The edition a consultation follows; the newest where none is said. */
  const editionOf = (templateVersion?: string) =>
    templateVersion === undefined ? current() : editions.of(followedVersion(templateVersion));

  const forPlanning: Parameters<typeof createConsultations>[0]["toolkit"] = {
    decideLevel,
    describeLevel: (level) => current().describeLevel(level),
    cannotSkip: (about) =>
      current().cannotSkip({ ...about, circumstances: asCircumstances(about.circumstances) }),
    planSteps: ({ version, ...about }) =>
      editionOf(version).planSteps({
        ...about,
        circumstances: asCircumstances(about.circumstances),
        workingDays,
        feedbackWeeks: settings().feedbackWeeks,
      }),
    version: () => current().version,
    changesSince: (version) => stepChanges(editions.changes(version, current().version)),
    overrideLevel,
  };

  let toldProblems: readonly EditProblem[] | undefined;
  /** What the engagement team changed in the toolkit. A fault leaves the edition in use as it is. */
  async function takeEdits(): Promise<void> {
    try {
      const problems = await editions.take(sharepoint.toolkitEdits());
      const rows = sharepoint.consultations.all();
      await editions.recall(new Set(rows.map(({ templateVersion }) => followedVersion(templateVersion))));
      if (problems === toldProblems) return;
      for (const problem of problems) log.warn("toolkit.edit-problem", { problem: problemInWords(problem) });
      await tellEditProblems(
        { told: storage.toldEditProblems, directory: sharepoint.directory, notices: notices() },
        problems,
      );
      toldProblems = problems;
    } catch (failure) {
      log.error("toolkit.editions", failure);
    }
  }

  return {
    current,
    editionOf,
    findStep: (stepId: StepId, templateVersion?: string) => editionOf(templateVersion).findStep(stepId),
    library: createMethodLibrary(() => current().content),
    passages: madeOnce(() => current().content, passagesOf),
    ...{ forPlanning, takeEdits },
  };
}

/** The toolkit checks its own words; planning hands them on without knowing them. */
const asCircumstances = (words: ReadonlySet<string>): ReadonlySet<Circumstance> =>
  words as ReadonlySet<Circumstance>;
