import { dayOf } from "../../common/days";
import { fingerprint } from "../../common/fingerprint";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import { askOf, type ClashFinding, noClashes, worstFirst } from "../clashing/clash-check";
import type { Consultation, Named } from "../consultation";
import { type Replanned, replan } from "./replan";
import { canBeReplanned, checkOf, type ReplanDeps, type ReplanView, seenOf } from "./replan-view";
import { basisOf, basisText, type StepBasis, sameBasis } from "./step-basis";

/** The dates or the level of a row are not those its steps were counted from. */
export interface StepsBehind {
  consultation: Consultation;
  /** What the steps would do, ready to be kept. */
  view: ReplanView;
  /** Who changed the row in the list, when SharePoint knows. */
  by: Named | undefined;
  /** What the new dates meet that the old ones did not, the worst first. */
  clashes: readonly ClashFinding[];
}

/** How people hear that steps stand by older dates. */
export interface StepsBehindNotices {
  stepsBehind(to: Person, news: StepsBehind): Promise<void>;
}

/** Which news of a consultation was told last. Shared by every instance and kept over restarts. */
export interface ToldMarks {
  get(reference: Reference): Promise<string | undefined>;
  /** @returns false when somebody else moved it from `from` first. */
  move(change: { reference: Reference; from: string | undefined; to: string }): Promise<boolean>;
}

export interface NoticeDateEditDeps extends ReplanDeps {
  toldStepsBehind: ToldMarks;
  stepsBehindNotices: StepsBehindNotices;
}

/** Long enough for any change of ours to be written to its end. */
const stillWritingMs = 60_000;
const nothingToTell = "nothing";

/**
 * A row of the register as it now stands. When its steps were counted from other dates or another level, the
 * lead officer is told once, whichever instance sees it first, and can let the open steps follow. Nothing
 * moves by itself.
 * @returns "later" while a change of ours may still be being written: look at the row again then.
 */
export async function noticeDateEdit(
  deps: NoticeDateEditDeps,
  { consultation, before }: { consultation: Consultation; before?: Consultation | undefined },
): Promise<"dealt with" | "later"> {
  const { changedBy, changedAt } = consultation;
  // Another instance may be moving the steps just now; who keeps a change there sees how it ends.
  if (changedBy.byApp && deps.clock.now().getTime() - changedAt.getTime() < stillWritingMs) return "later";
  await compare(deps, { consultation, before });
  return "dealt with";
}

async function compare(
  deps: NoticeDateEditDeps,
  { consultation, before }: { consultation: Consultation; before: Consultation | undefined },
): Promise<void> {
  const { countedBases, toldStepsBehind, directory, councilDates, stepsBehindNotices } = deps;
  const { reference, leadOfficer, changedBy } = consultation;
  const now = basisOf(consultation, councilDates);
  const known = await countedBases.get(reference);
  const counted = known ?? (before && basisOf(before, councilDates));
  if (!counted) return;
  if (!known) await countedBases.move({ reference, from: undefined, to: counted });
  const told = await toldStepsBehind.get(reference);
  const replanned = workOutSteps(deps, consultation, counted);
  const isBehind = canBeReplanned(consultation) && replanned.steps.length > 0;
  if (sameBasis(counted, now) || !isBehind) {
    if (!sameBasis(counted, now)) await countedBases.move({ reference, from: counted, to: now });
    // The same edit made once more is news once more.
    if (told && told !== nothingToTell)
      await toldStepsBehind.move({ reference, from: told, to: nothingToTell });
    return;
  }
  const news = fingerprint([basisText(counted), basisText(now)]);
  if (told === news) return;
  const lead = leadOfficer && (await directory.find(leadOfficer.id));
  // Claim first: two instances see the same edit within the same seconds.
  if (!(await toldStepsBehind.move({ reference, from: told, to: news })) || !lead) return;
  try {
    await stepsBehindNotices.stepsBehind(lead, {
      consultation,
      by: changedBy.byApp ? undefined : changedBy.person,
      clashes: newClashes(deps, consultation, counted),
      view: {
        ...{ what: "steps", consultation, typed: {}, problems: [], note: "" },
        preview: replanned,
        check: checkOf(replanned, { what: "steps", consultation, by: lead }),
        seen: seenOf(consultation, replanned),
      },
    });
  } catch (failure) {
    // The claim is given back, so that the next look tells.
    await toldStepsBehind.move({ reference, from: news, to: told ?? nothingToTell }).catch(() => false);
    throw failure;
  }
}

const mostClashes = 3;

function newClashes(
  { clashCheck }: NoticeDateEditDeps,
  consultation: Consultation,
  counted: StepBasis,
): readonly ClashFinding[] {
  const findings = (dates: Parameters<typeof askOf>[1]) => {
    const ask = askOf(consultation, dates);
    return (ask ? clashCheck(ask) : noClashes).findings;
  };
  const before = new Set(findings(counted).map(({ kind, what }) => `${kind} ${what}`));
  return worstFirst(findings(consultation))
    .filter(({ kind, what, severity }) => severity !== "info" && !before.has(`${kind} ${what}`))
    .slice(0, mostClashes);
}

function workOutSteps(deps: NoticeDateEditDeps, consultation: Consultation, counted: StepBasis): Replanned {
  return replan({
    ...{ consultation, counted, asked: {}, today: dayOf(deps.clock.now()) },
    actions: deps.checklist.of(consultation.reference),
    toolkit: deps.toolkit,
    workingDays: deps.workingDays,
    councilDates: deps.councilDates,
    settings: deps.settings(),
  });
}
