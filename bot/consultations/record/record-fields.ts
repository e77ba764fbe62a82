import { type Consultation, dateCertainties } from "../consultation";
import type { ConsultationFields } from "../consultation-writer";
import type { PlanningSettings } from "../planning/planning-settings";
import { activityTypes, assessmentStates, visibilities } from "../record-details";

/** How a field is typed and read. */
export type FieldKind =
  | { type: "line" | "text"; longest: number; fewest?: number }
  | { type: "email" | "phone" | "link" | "day" | "person" | "money" | "documents" | "references" | "events" }
  | { type: "number"; most: number; halves?: boolean; least?: number }
  | { type: "choice"; of: (settings: PlanningSettings) => readonly string[]; what: string }
  /** Without names to choose from, any may be typed. */
  | { type: "choices"; of: (settings: PlanningSettings) => readonly string[]; what: string }
  | { type: "groups" };

export interface RecordField {
  label: string;
  kind: FieldKind;
  /** Never empty once a record has it. */
  always?: true;
  /** What to type, where the label does not say it. */
  hint?: string;
}

const line = (label: string, more: Partial<RecordField> & { longest?: number; fewest?: number } = {}) =>
  field(label, { type: "line", longest: more.longest ?? 255, ...fewestOf(more) }, more);
const text = (label: string, more: Partial<RecordField> & { fewest?: number } = {}) =>
  field(label, { type: "text", longest: 10_000, ...fewestOf(more) }, more);
const fewestOf = ({ fewest }: { fewest?: number }) => (fewest === undefined ? {} : { fewest });
const field = (label: string, kind: FieldKind, { always, hint }: Partial<RecordField> = {}): RecordField => ({
  ...{ label, kind },
  ...(always && { always }),
  ...(hint && { hint }),
});
const oneOf = (
  label: string,
  { what, words, ...more }: { what: string; words: readonly string[] } & Partial<RecordField>,
) => field(label, { type: "choice", what, of: () => words }, more);
const money = (label: string) => field(label, { type: "money" });
const link = (label: string) => field(label, { type: "link" });
const days = (label: string) => field(label, { type: "number", most: 100_000, halves: true });

/** Fields that are typed one by one, by the group they are asked in. Dates, level and answers have verbs of their own. */
const groups = {
  purpose: {
    title: line("Title", { longest: 120, fewest: 5, always: true }),
    overview: text("Overview", { fewest: 10, always: true }),
    whyConsulting: text("Why you are asking", { fewest: 5 }),
    whatCanChange: text("What people can change", { fewest: 3 }),
    whatCannotChange: text("What cannot change", { fewest: 3 }),
    whatHappensNext: text("What happens next", { fewest: 3 }),
  },
  people: {
    service: field(
      "Service",
      { type: "choice", what: "service", of: ({ services }) => services },
      { always: true },
    ),
    areas: field(
      "Areas",
      { type: "choices", what: "area", of: ({ wholeArea, areas }) => [wholeArea, ...areas] },
      { always: true },
    ),
    audiences: field(
      "Audiences",
      { type: "choices", what: "audience", of: ({ audiences }) => audiences },
      { always: true },
    ),
    seldomHeard: field(
      "Seldom-heard groups",
      { type: "choices", what: "group", of: () => [] },
      { hint: "With commas between them" },
    ),
    interests: field(
      "Interests",
      { type: "choices", what: "interest", of: () => [] },
      { hint: "With commas between them" },
    ),
    activityType: oneOf("Type of activity", { what: "answer", words: activityTypes }),
    sponsor: field("Sponsor", { type: "person" }, { hint: "A name or e-mail address" }),
  },
  contact: {
    contactName: line("Public contact: name"),
    contactEmail: field("Public contact: e-mail", { type: "email" }),
    contactPhone: field("Public contact: telephone", { type: "phone" }),
    contactDeputy: line("Deputy: name, phone or email", { hint: "For officers only; it is never published" }),
    visibility: oneOf("Who may see it", { what: "answer", words: visibilities, always: true }),
    publicSummary: text("Public summary"),
    participateUrl: link("Link to take part"),
    resultsUrl: link("Link to the results"),
  },
  equality: {
    dutySource: line("Where the duty comes from"),
    minimumWeeks: field("Least weeks by law", { type: "number", most: 104 }),
    eiaStatus: oneOf("Equality impact assessment", { what: "answer", words: assessmentStates }),
    eiaLink: link("Equality impact assessment: link"),
    dpiaStatus: oneOf("Data protection assessment", { what: "answer", words: assessmentStates }),
    privacyLink: link("Privacy notice: link"),
    retentionDate: field("Delete personal data by", { type: "day" }),
  },
  money: {
    budgetPlanned: money("Budget"),
    costActual: money("Actual cost"),
    staffDaysPlanned: days("Staff days planned"),
    staffDaysActual: days("Staff days used"),
    socialValue: money("Social value"),
    responseTarget: field("Responses hoped for", { type: "number", most: 10_000_000 }),
  },
  links: {
    supportingDocuments: field(
      "Documents",
      { type: "documents" },
      { hint: "One a line: title | https://link. Add | public where anybody may read it." },
    ),
    relatedConsultations: field(
      "Related consultations",
      { type: "references" },
      { hint: "References, such as 2027-00042" },
    ),
  },
  events: {
    dateCertainty: oneOf("How certain the dates are", {
      what: "answer",
      words: dateCertainties,
      always: true,
    }),
    events: field("Events", { type: "events" }, { hint: "One a line: 4 March 2027 | what | where" }),
  },
  /** Asked where a move needs them; whoever closes a consultation has cards of their own. */
  closing: {
    feedbackPromised: field("Feedback promised by", { type: "day" }),
    responses: field("How many replied", { type: "number", most: 10_000_000 }),
    groupsReached: field(
      "Groups reached",
      { type: "groups" },
      { hint: "One a line: group | yes, partly or no | how many | how" },
    ),
    findingsSummary: text("What people said", { fewest: 3 }),
    outcomeSummary: text("What was decided", { fewest: 3 }),
    decisionReasons: text("Why it was decided so", { fewest: 3 }),
    feedbackPublished: field("Feedback published on", { type: "day" }),
    evalScore: field("How far the aim was met, 1 to 6", { type: "number", least: 1, most: 6 }),
    lessons: text("What to do differently next time", { fewest: 3 }),
  },
} as const satisfies Record<string, Partial<Record<keyof ConsultationFields, RecordField>>>;

type Groups = typeof groups;
export type RecordGroup = keyof Groups;
type InputsOf<Group> = Group extends RecordGroup ? keyof Groups[Group] : never;
/** A field that can be typed, by the name it has on the record. */
export type RecordInput = InputsOf<RecordGroup>;
export type RecordTyped = Partial<Record<RecordInput, string>>;

export const recordGroups: Readonly<Record<RecordGroup, string>> = {
  purpose: "Purpose",
  people: "People and places",
  contact: "Contact and public",
  equality: "Law, equality and data",
  money: "Money and effort",
  links: "Documents and links",
  events: "Events and promises",
  closing: "Findings and decision",
};
/** Those that are edited here. */
export const editedGroups: readonly RecordGroup[] = [
  ...(["purpose", "people", "contact", "equality", "money", "links", "events"] as const),
];

export const inputsOfGroup = (group: RecordGroup): readonly RecordInput[] =>
  Object.keys(groups[group]) as RecordInput[];

const fields = Object.assign({}, ...Object.values(groups)) as Record<RecordInput, RecordField>;
export const recordInputs = Object.keys(fields) as RecordInput[];
export const isRecordInput = (name: string): name is RecordInput => Object.hasOwn(fields, name);
export const recordField = (input: RecordInput): RecordField => fields[input];

/** What the rest of a record's fields are called, where a change of them is told. */
const otherLabels: Partial<Record<keyof Consultation, string>> = {
  leadOfficer: "Lead officer",
  decisionMaker: "Who decides",
  decisionDate: "Decision date",
  startDate: "Opening day",
  endDate: "Closing day",
  engagementLevel: "Level of engagement",
  levelReason: "Why this level",
  levelAnswers: "Answers to the level questions",
  track: "Track",
  methods: "Methods",
  methodRatings: "Ratings of the methods",
  statutoryDuty: "Statutory duty to consult",
  keyDecision: "Key decision",
  outcomeDate: "Outcome published on",
  tryingOut: "Trying something new",
  triedResult: "What came of trying it",
  triedNoted: "Trying something new: noted on",
  reviewedBy: "Reviewed by",
  reviewedOn: "Reviewed on",
  reviewNote: "Reviewer's note",
  datesNote: "Note about the dates",
  templateVersion: "Version of the checklist",
};

/** Every field a person may change in the list, but for the status, which is told in its own way. */
export const labelledFields = [...recordInputs, ...Object.keys(otherLabels)] as (keyof ConsultationFields)[];
export const labelOf = (name: keyof Consultation): string =>
  isRecordInput(name) ? fields[name].label : (otherLabels[name] ?? name);
