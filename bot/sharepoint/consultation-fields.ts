import {
  activityTypes,
  assessmentStates,
  type ConsultationFields,
  dateCertainties,
  engagementLevels,
  readDocuments,
  readEvents,
  readGroupsReached,
  readMethodRatings,
  readReferences,
  tracks,
  unreadOf,
  visibilities,
  workflowStatuses,
  writeDocuments,
  writeEvents,
  writeGroupsReached,
  writeReferences,
} from "../consultations";
import { consultationsColumns } from "./consultations-list.columns";
import {
  type Fields,
  fitted,
  personIn,
  readDay,
  readList,
  readNumber,
  readOneOf,
  readText,
  readYesNo,
  writeChoices,
  writeDay,
  writePerson,
} from "./fields";
import type { People } from "./people";

type Field = keyof ConsultationFields;
/** Told of what somebody typed into the list that is not ours to understand. */
export type OnUnread = (column: string, value: unknown) => void;

interface Reading {
  fields: Fields;
  people: Pick<People, "named">;
  onUnread: OnUnread;
}

/** One field of the record and its column: how it is read, and how it is written. */
interface Mapping<Name extends Field> {
  column: string;
  isPerson?: true;
  read: (from: Reading) => ConsultationFields[Name];
  write: (value: ConsultationFields[Name], people: Pick<People, "lookupIdOf">) => Fields;
}

/** Column kinds, for fields of the kind's own type. */
const text = (column: string) => ({
  column,
  read: ({ fields }: Reading): string => readText(fields[column]),
  write: (value: string): Fields => ({ [column]: value }),
});
const day = (column: string) => ({
  column,
  read: ({ fields, onUnread }: Reading) => heard(readDay(fields[column]), { column, fields, onUnread }),
  write: (value: ConsultationFields["startDate"]): Fields => ({ [column]: writeDay(value) }),
});
const number = (column: string) => ({
  column,
  read: ({ fields }: Reading) => readNumber(fields[column]),
  write: (value: number | undefined): Fields => ({ [column]: value ?? null }),
});
const yesNo = (column: string) => ({
  column,
  read: ({ fields }: Reading) => readYesNo(fields[column]),
  write: (value: boolean): Fields => ({ [column]: value }),
});
const choices = (column: string) => ({
  column,
  read: ({ fields }: Reading) => readList(fields[column]),
  write: (value: readonly string[] | undefined): Fields => writeChoices(column, value ?? []),
});
const person = (column: string) => ({
  column,
  isPerson: true as const,
  read: ({ fields, people }: Reading) => people.named(personIn(fields, column)),
  write: (value: ConsultationFields["leadOfficer"], people: Pick<People, "lookupIdOf">): Fields =>
    writePerson(column, value, people),
});
/** One of our words, whatever its case, as a manager reads it in the list: "Consult", "Light". */
const word = <Word extends string>(column: string, words: readonly Word[]) => ({
  column,
  read: ({ fields, onUnread }: Reading) =>
    heard(readOneOf(fields[column], words), { column, fields, onUnread }),
  write: (value: Word | undefined): Fields => ({
    [column]: value ? value.charAt(0).toUpperCase() + value.slice(1) : null,
  }),
});
const wordOr = <Word extends string>(column: string, words: readonly Word[], otherwise: Word) => {
  const given = word(column, words);
  return { ...given, read: (from: Reading): Word => given.read(from) ?? otherwise };
};
/** Several things in one column, one a line. A line that cannot be read stays with the others. */
const lines = <Value extends readonly unknown[]>(
  column: string,
  read: (text: string) => Value,
  write: (value: Value) => string,
) => ({
  column,
  read({ fields, onUnread }: Reading): Value {
    const all = read(readText(fields[column]));
    for (const line of unreadOf(all)) onUnread(column, line);
    return all;
  },
  write: (value: Value): Fields => ({ [column]: write(value) }),
});

function heard<Value>(
  read: Value | undefined,
  { column, fields, onUnread }: { column: string; fields: Fields; onUnread: OnUnread },
): Value | undefined {
  if (read === undefined && readText(fields[column])) onUnread(column, fields[column]);
  return read;
}

/** Absent, rather than empty, while nobody has chosen or rated any. */
const unlessEmpty = <Value>(all: readonly Value[]): readonly Value[] | undefined =>
  all.length > 0 ? all : undefined;

const mappings: { [Name in Field]-?: Mapping<Name> } = {
  title: text("Title"),
  overview: text("Overview"),
  whyConsulting: text("WhyConsulting"),
  whatCanChange: text("WhatCanChange"),
  whatCannotChange: text("WhatCannotChange"),
  whatHappensNext: text("WhatHappensNext"),
  service: text("Service"),
  leadOfficer: person("LeadOfficer"),
  sponsor: person("Sponsor"),
  contactName: text("ContactName"),
  contactEmail: text("ContactEmail"),
  contactPhone: text("ContactPhone"),
  contactDeputy: text("ContactDeputy"),
  decisionMaker: text("DecisionMaker"),
  decisionDate: day("DecisionDate"),
  areas: choices("Areas"),
  audiences: choices("Audiences"),
  interests: choices("Interests"),
  seldomHeard: choices("SeldomHeard"),
  engagementLevel: word("EngagementLevel", engagementLevels),
  levelReason: text("LevelReason"),
  levelAnswers: text("LevelAnswers"),
  track: word("Track", tracks),
  activityType: word("ActivityType", activityTypes),
  methods: { ...choices("Methods"), read: ({ fields }) => unlessEmpty(readList(fields["Methods"])) },
  methodRatings: {
    column: "MethodRatings",
    read: ({ fields }) => unlessEmpty(readMethodRatings(readText(fields["MethodRatings"]))),
    write: (ratings = []) => ({
      MethodRatings: ratings.map(({ method, rating }) => `${method}: ${rating}`).join("\n"),
    }),
  },
  startDate: day("StartDate"),
  endDate: day("EndDate"),
  events: lines("Events", readEvents, writeEvents),
  dateCertainty: wordOr("DateCertainty", dateCertainties, "Anticipated"),
  statutoryDuty: yesNo("StatutoryDuty"),
  dutySource: text("DutySource"),
  minimumWeeks: number("MinimumWeeks"),
  keyDecision: yesNo("KeyDecision"),
  groupsReached: lines("GroupsReached", readGroupsReached, writeGroupsReached),
  responses: number("Responses"),
  responseTarget: number("ResponseTarget"),
  eiaStatus: word("EIAStatus", assessmentStates),
  eiaLink: text("EIALink"),
  dpiaStatus: word("DPIAStatus", assessmentStates),
  privacyLink: text("PrivacyLink"),
  retentionDate: day("RetentionDate"),
  feedbackPromised: day("FeedbackPromised"),
  feedbackPublished: day("FeedbackPublished"),
  findingsSummary: text("FindingsSummary"),
  outcomeSummary: text("OutcomeSummary"),
  decisionReasons: text("DecisionReasons"),
  outcomeDate: day("OutcomeDate"),
  budgetPlanned: number("BudgetPlanned"),
  costActual: number("CostActual"),
  staffDaysPlanned: number("StaffDaysPlanned"),
  staffDaysActual: number("StaffDaysActual"),
  socialValue: number("SocialValue"),
  evalScore: number("EvalScore"),
  lessons: text("Lessons"),
  tryingOut: text("TryingOut"),
  triedResult: text("TriedResult"),
  triedNoted: day("TriedNoted"),
  // Nothing is public until somebody says so.
  visibility: wordOr("Visibility", visibilities, "Internal"),
  publicSummary: text("PublicSummary"),
  participateUrl: text("ParticipateUrl"),
  resultsUrl: text("ResultsUrl"),
  relatedConsultations: lines("RelatedConsultations", readReferences, writeReferences),
  supportingDocuments: lines("SupportingDocuments", readDocuments, writeDocuments),
  reviewedBy: person("ReviewedBy"),
  reviewedOn: day("ReviewedOn"),
  datesNote: text("DatesNote"),
  reviewNote: text("ReviewNote"),
  workflowStatus: wordOr("WorkflowStatus", workflowStatuses, "Idea"),
  templateVersion: text("TemplateVersion"),
};

const names = Object.keys(mappings) as Field[];
const all: readonly Mapping<Field>[] = names.map((name) => mappings[name] as unknown as Mapping<Field>);

/** What the register asks Graph for, so that a row of it can be read. */
export const consultationSelect: readonly string[] = [
  "Reference",
  "ExternalId",
  ...all.flatMap(({ column, isPerson }) => (isPerson ? [`${column}LookupId`, `${column}Id`] : [column])),
];

/** The columns that name a person. */
export const consultationPeople: readonly string[] = all
  .filter(({ isPerson }) => isPerson)
  .map(({ column }) => column);

/** The fields of a row. What cannot be read is left out and told to `onUnread`; the list keeps it. */
export function readConsultationFields(from: Reading): ConsultationFields {
  const read = Object.fromEntries(names.map((name) => [name, mappings[name].read(from)]));
  for (const name of ["methods", "methodRatings"]) if (read[name] === undefined) delete read[name];
  return read as unknown as ConsultationFields;
}

/**
 * The columns of the fields that are given, and of no others; an empty one empties its column.
 * @throws Failure `invalid` naming the field, when something is longer than its column.
 */
export function consultationFields(given: Partial<ConsultationFields>, people: People): Fields {
  const named = Object.keys(given).filter((name): name is Field => Object.hasOwn(mappings, name));
  return fitted(
    consultationsColumns,
    Object.assign({}, ...named.map((name) => (mappings[name] as Mapping<Field>).write(given[name], people))),
  );
}
