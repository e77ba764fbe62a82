import type { Clock } from "../../common/clock";
import { type Day, dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Directory, Person } from "../../common/person";
import { asSentence, type ClashCheck } from "../clashing/clash-check";
import { noteName } from "../clashing/dates-notes";
import { refusedAnew } from "../clashing/refused-dates";
import type { ClosingDeps } from "../closing/closing-deps";
import { fulfilEvaluated } from "../closing/evaluate";
import { fulfilPromised } from "../closing/promise-feedback";
import type { Consultation, ConsultationStore, Named } from "../consultation";
import type { ChangeLine, ConsultationFields, ConsultationWriter } from "../consultation-writer";
import { mayKeepLess, mustBeAbleToReplan, wasSentForReview } from "../permissions";
import { sayWhatIsDecided, scopeOfRecord } from "../planning/plan-evidence";
import type { PlanningSettings } from "../planning/planning-settings";
import { withUnread } from "../record-lines";
import { seeRecord } from "../register/see-record";
import { mustStillChange } from "../replanning/replan-view";
import { closingProblems } from "./closing-rules";
import { sameValue, toldText, typedText, unreadIn } from "./field-text";
import { lookAgainIn, RecordNotLookedAgain } from "./look-again";
import { type Reading, readField, seen } from "./read-field";
import { type RecordInput, type RecordTyped, recordField, recordInputs } from "./record-fields";

export interface EditRecordDeps {
  register: ConsultationStore;
  writer: ConsultationWriter;
  directory: Directory;
  settings: () => PlanningSettings;
  clock: Clock;
  /** How it ended may be typed here, too, by the rules of closing. */
  fulfilStep: ClosingDeps["fulfilStep"];
  feedbackWeeks: ClosingDeps["feedbackWeeks"];
  clashCheck: ClashCheck;
  /** Hears of a consultation whose people or places were just saved. It is not waited for. */
  saved: (consultation: Consultation) => void;
}

/** One thing to put right, in words for the person, beside the field it is about. */
export interface RecordProblem {
  input: RecordInput;
  message: string;
}

export interface RecordEdited {
  consultation: Consultation;
  /** What is now different, by its label; empty when nothing was. */
  changed: readonly string[];
}

export interface EditRecord {
  reference: Reference;
  typed: RecordTyped;
  by: Person;
  /** The mark of what they were told to look at again, and want to keep; `as it is` for all of it. */
  lookedAt?: string | undefined;
}

export const asItIs = "as it is";

type Fields = Partial<ConsultationFields>;

/**
 * Changes the fields that were typed and no others. When anything typed cannot be kept, nothing is, and every
 * problem comes back at once. Saving the same twice is one change.
 * @throws RecordNotLookedAgain while what everybody will read may point at one person. Failure `not_allowed` for
 * anybody who may not change it; `unavailable` when the list cannot be written.
 */
export async function editRecord(
  deps: EditRecordDeps,
  { reference, typed, by, lookedAt }: EditRecord,
): Promise<{ edited: RecordEdited } | { problems: readonly RecordProblem[]; consultation: Consultation }> {
  const consultation = seeRecord(deps, { reference, by, where: "own chat" });
  mustBeAbleToReplan(by, consultation);
  mustStillChange(consultation);
  const today = dayOf(deps.clock.now());
  const read = readTyped(typed, consultation, {
    settings: deps.settings(),
    today,
    people: await peopleMeant(deps.directory, typed),
  });
  const kept = asItWas(typed, consultation, read.problems);
  const wrongIn = (row: Consultation): readonly RecordProblem[] => [
    ...closingProblems(row, read.fields, { by, today, feedbackWeeks: deps.feedbackWeeks() }),
    ...together({ ...row, ...read.fields }, read.fields, { consultation: row, by }),
    ...relatedToNone(deps, { row, fields: read.fields }),
    ...datesRefused(deps, { row, fields: changedOf(row, read.fields), today }),
  ];
  const problems = [...kept, ...wrongIn(consultation)];
  if (problems.length > 0) return { problems, consultation };
  const again = new RecordNotLookedAgain(lookAgainIn(changedOf(consultation, read.fields)));
  if (again.found.length > 0 && lookedAt !== asItIs && lookedAt !== again.mark) throw again;

  let lines: readonly ChangeLine[] = [];
  const decide = (newest: Consultation) => {
    mustBeAbleToReplan(by, newest);
    mustStillChange(newest);
    const [wrong] = wrongIn(newest);
    if (wrong) throw new Failure("conflict", wrong.message);
    const fields = changedOf(newest, read.fields);
    lines = linesOf(newest, fields);
    return { fields, lines };
  };
  const saved = await deps.writer.change({
    ...decide(consultation),
    ...{ consultation, by: { id: by.id, name: by.name }, at: deps.clock.now(), again: decide },
  });
  if (lines.length > 0) deps.saved(saved);
  const named = { id: by.id, name: by.name };
  if (typed.feedbackPromised !== undefined) await fulfilPromised(deps, saved, { by: named });
  if (typed.evalScore !== undefined) await fulfilEvaluated(deps, saved, named);
  if (lines.some(({ what }) => scopeLines.has(what))) await fulfilScope(deps, saved, named);
  return {
    edited: { consultation: saved, changed: lines.map(({ what }) => what.replace(/ changed$/, "")) },
  };
}

/** The step of the checklist whose lines the record now has. */
async function fulfilScope(
  { fulfilStep }: Pick<EditRecordDeps, "fulfilStep">,
  saved: Consultation,
  by: Named,
): Promise<void> {
  const evidence = scopeOfRecord(saved);
  if (evidence) await fulfilStep({ reference: saved.reference, stepId: sayWhatIsDecided, evidence, by });
}

const scopeLines: ReadonlySet<string> = new Set(
  (["whatCanChange", "whatCannotChange"] as const).map((input) => `${recordField(input).label} changed`),
);

function readTyped(
  typed: RecordTyped,
  row: Consultation,
  about: Omit<Reading, "standing">,
): { fields: Fields; problems: RecordProblem[] } {
  const fields: Record<string, unknown> = {};
  const problems: RecordProblem[] = [];
  for (const input of recordInputs) {
    const said = typed[input];
    if (said === undefined) continue;
    const standing = [...standingNames(row[input]), ...unreadIn(row[input])];
    const read = readField(recordField(input), said, { ...about, standing });
    if ("problem" in read) problems.push({ input, message: read.problem });
    else fields[input] = read.value;
  }
  return { fields: fields as Fields, problems };
}

function standingNames(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === "string" && each !== "") as string[];
}

/** What stands there already may stay, though it could not be typed today. */
const asItWas = (
  typed: RecordTyped,
  row: Consultation,
  problems: readonly RecordProblem[],
): readonly RecordProblem[] =>
  problems.filter(({ input }) => seen(typed[input]) === "" || typed[input] !== typedText(row, input));

async function peopleMeant(
  directory: Directory,
  { sponsor }: RecordTyped,
): Promise<ReadonlyMap<string, readonly Named[]>> {
  const said = seen(sponsor);
  return new Map(said ? [[said, await directory.search(said)]] : []);
}

/** What is right by itself and wrong beside the rest of the record. */
function together(
  next: ConsultationFields,
  given: Fields,
  { consultation, by }: { consultation: Consultation; by: Person },
): RecordProblem[] {
  const problems: RecordProblem[] = [];
  const wrong = (input: RecordInput, message: string) => problems.push({ input, message });
  const { endDate } = next;
  const beforeClosing = (input: "retentionDate" | "feedbackPromised" | "feedbackPublished") => {
    const day = input in given && !sameValue(given[input], consultation[input]) ? given[input] : undefined;
    if (day && endDate && day < endDate)
      wrong(input, `${inWords(day)} is before it closes, on ${inWords(endDate)}. Choose a later day.`);
  };
  beforeClosing("retentionDate");
  beforeClosing("feedbackPromised");
  beforeClosing("feedbackPublished");
  const [least, was] = [next.minimumWeeks ?? 0, consultation.minimumWeeks ?? 0];
  if (least < was && wasSentForReview(consultation) && !mayKeepLess(by, consultation))
    wrong("minimumWeeks", "It was sent for review, so only a manager who does not lead it may shorten this.");
  if (given.relatedConsultations?.includes(consultation.reference))
    wrong("relatedConsultations", "That is this consultation itself. Give the references of others.");
  return problems;
}

/** What stood there before may stay, though nobody can find it. */
function relatedToNone(
  { register }: EditRecordDeps,
  { row, fields }: { row: Consultation; fields: Fields },
): RecordProblem[] {
  const unknown = (fields.relatedConsultations ?? []).filter(
    (reference) => !row.relatedConsultations.includes(reference) && !register.find(reference),
  );
  const [one] = unknown;
  if (!one) return [];
  const message =
    unknown.length === 1
      ? `There is no consultation ${one} in the register. Check the number.`
      : `These are not in the register: ${unknown.slice(0, mostNamed).join(", ")}. Check the numbers.`;
  return [{ input: "relatedConsultations", message }];
}

const mostNamed = 5;

/**
 * What nobody may choose with its dates, they may not bring about by other people, places or weeks by law either.
 * A draft may wait for its reason: nobody reviews it without one.
 */
function datesRefused(
  { clashCheck }: EditRecordDeps,
  { row, fields, today }: { row: Consultation; fields: Fields; today: Day },
): RecordProblem[] {
  const input = (["minimumWeeks", "audiences", "areas"] as const).find((each) => each in fields);
  if (!input) return [];
  const where = input === "minimumWeeks" && "audiences" in fields ? "audiences" : input;
  return refusedAnew(clashCheck, { before: row, after: { ...row, ...fields }, today }).flatMap(
    (finding): RecordProblem[] => {
      const { refuses, what, why } = finding;
      const dates = `First choose other dates: change dates ${row.reference}`;
      if (refuses === "always")
        return [{ input: "minimumWeeks", message: `${asSentence(what)} ${asSentence(why)} ${dates}` }];
      if (!wasSentForReview(row)) return [];
      const message = `${asSentence(what)} ${dates}. Or first write the reason in the list, under "What was agreed about the dates". Begin it with "${noteName(finding)}:".`;
      return [{ input: where, message }];
    },
  );
}

const changedOf = (row: Consultation, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !sameField(name as RecordInput, row, value)),
  ) as Fields;

/** Ticks come back in the order of the list: the same names are the same choice. So are the same references. */
const sameField = (input: RecordInput, row: Consultation, value: unknown): boolean => {
  if (!["choices", "references"].includes(recordField(input).kind.type)) return sameValue(row[input], value);
  const [was, is] = [row[input], value] as [readonly string[], readonly string[]];
  return sameValue(withUnread([...was].sort(), was), withUnread([...is].sort(), is));
};

const linesOf = (row: Consultation, fields: Fields): ChangeLine[] =>
  (Object.keys(fields) as RecordInput[]).map((name) => ({
    what: `${recordField(name).label} changed`,
    from: toldText(row, name),
    to: toldText({ ...row, ...fields }, name),
  }));
