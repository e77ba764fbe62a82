import type { ConsultationFields } from "../consultation-writer";

/** What a cell of a column holds. */
export type CellKind =
  | "text"
  | "note"
  | "day"
  | "number"
  | "money"
  | "yesNo"
  | "list"
  | "level"
  | "track"
  | "activity"
  | "assessment"
  | "certainty"
  | "visibility"
  | "status"
  | "person"
  | "groups"
  | "events"
  | "documents"
  | "references"
  | "ratings";

export type SheetField = keyof ConsultationFields;

/** One column of the register as a spreadsheet has it. */
export interface SheetColumn {
  /** As the list calls it inside; never changes. */
  name: string;
  /** As people read it. */
  heading: string;
  /** Undefined for what names the row or a person beside their name. */
  field: SheetField | undefined;
  kind: CellKind | "reference" | "externalId" | "personId" | "personEmail";
  /** What else people and other programs call it. */
  also: readonly string[];
  /** Kept by the app: a file never changes it in a record that is there. */
  kept?: "always" | "withChecklist";
  /** Only read, never written: people's own spreadsheets have it. */
  onlyRead?: true;
  /** For whom an id or an e-mail address is. */
  of?: SheetField;
}

type Extra = Pick<SheetColumn, "kept" | "onlyRead" | "of">;
const column = (
  name: string,
  heading: string,
  field: SheetField | undefined,
  kind: SheetColumn["kind"],
  also: readonly string[] = [],
  extra: Extra = {},
): SheetColumn => ({ name, heading, field, kind, also, ...extra });

const withId = (
  field: SheetField,
  name: string,
  heading: string,
  also: readonly string[] = [],
  extra: Extra = {},
): SheetColumn[] => [
  column(name, heading, field, "person", also, extra),
  column(`${name}Id`, `${heading} (id)`, undefined, "personId", [], { of: field }),
];

/** How it ended is asked for by cards, each at its time and by its own rules. */
const endsByCard: Extra = { kept: "withChecklist" };

/** Every column of the record, in the order of the list. Names with underscores are Citizen Space's. */
export const sheetColumns: readonly SheetColumn[] = [
  column("Reference", "Reference", undefined, "reference", ["ref", "ref no", "reference number", "our ref"]),
  column("Title", "Title", "title", "text", [
    ...["name", "consultation", "consultation title", "consultation name", "title of consultation"],
    ...["working title", "project", "project name", "activity", "activity name", "topic", "subject"],
  ]),
  column("WorkflowStatus", "Status", "workflowStatus", "status", ["workflow status", "stage", "state"], {
    kept: "withChecklist",
  }),
  column("Service", "Service", "service", "text", [
    ...["service area", "department", "dept", "directorate", "team", "workspace", "workspace_title"],
    ...["lead service", "division"],
  ]),
  ...withId("leadOfficer", "LeadOfficer", "Lead officer", [
    ...["lead", "owner", "officer", "contact officer", "responsible officer", "lead contact", "lead name"],
    ...["project lead", "suggested lead", "report author"],
  ]),
  column(
    "LeadOfficerEmail",
    "Lead officer (e-mail)",
    undefined,
    "personEmail",
    [...["lead officer email", "officer email", "owner email", "lead email", "email of lead officer"]],
    { of: "leadOfficer", onlyRead: true },
  ),
  column("StartDate", "Opens", "startDate", "day", [
    ...["start date", "start", "startdate", "opening date", "open date", "date opens", "opens on"],
    ...["consultation start", "consultation start date", "opening_date", "launch date", "from"],
  ]),
  column("EndDate", "Closes", "endDate", "day", [
    ...["end date", "end", "enddate", "closing date", "close date", "date closes", "closes on", "deadline"],
    ...["consultation end", "consultation end date", "closing_date", "to"],
  ]),
  column("DecisionDate", "Decision date", "decisionDate", "day", [
    ...["decision", "date of decision", "decision due", "cabinet date", "committee date", "decision on"],
  ]),
  column("DecisionMaker", "Who decides", "decisionMaker", "text", [
    ...["decision maker", "decided by", "decision taken by", "decision body"],
  ]),
  column(
    "EngagementLevel",
    "Level of engagement",
    "engagementLevel",
    "level",
    ["level", "engagement level", "level of participation", "participation", "iap2 level"],
    { kept: "withChecklist" },
  ),
  column("Track", "Track", "track", "track", [], { kept: "withChecklist" }),
  column("DateCertainty", "How certain the dates are", "dateCertainty", "certainty", [
    ...["certainty", "date certainty", "dates confirmed", "actual or anticipated"],
  ]),
  column("DatesNote", "What was agreed about the dates", "datesNote", "note"),
  column("Areas", "Areas", "areas", "list", ["area", "ward", "wards", "ward/s", "location", "locality"]),
  column("Audiences", "Audiences", "audiences", "list", [
    ...["audience", "target audience", "who", "stakeholders", "consultees", "who we are consulting"],
  ]),
  column("Overview", "Overview", "overview", "note", [
    ...["description", "summary", "about", "purpose", "details", "body", "purpose of consultation"],
  ]),
  column("WhyConsulting", "Why we are consulting", "whyConsulting", "note", ["why", "reason", "why consult"]),
  column("WhatCanChange", "What people can change", "whatCanChange", "note", ["what can change"]),
  column("WhatCannotChange", "What cannot change", "whatCannotChange", "note", []),
  column("WhatHappensNext", "What happens next", "whatHappensNext", "note", ["what_happens_next"]),
  ...withId("sponsor", "Sponsor", "Sponsor"),
  column("ContactName", "Public contact: name", "contactName", "text", ["contact_name", "contact"]),
  column("ContactEmail", "Public contact: e-mail", "contactEmail", "text", ["contact_email", "email"]),
  column("ContactPhone", "Public contact: telephone", "contactPhone", "text", [
    ...["contact_phone", "telephone", "phone", "contact number"],
  ]),
  column("ContactDeputy", "Deputy: name, phone or email", "contactDeputy", "text", [
    ...["deputy", "deputy contact", "deputy lead", "second contact"],
  ]),
  column("LevelReason", "Why this level", "levelReason", "note", ["participation explanation"], {
    kept: "withChecklist",
  }),
  column("LevelAnswers", "Answers to the level questions", "levelAnswers", "note", [], { kept: "always" }),
  column("ActivityType", "Type of activity", "activityType", "activity", [
    ...["activity_type", "type_string", "type", "consultation type"],
  ]),
  column("Methods", "Methods", "methods", "list", [
    ...["method", "methods of engagement", "participation_method", "how", "how we will consult"],
  ]),
  column("KeyDecision", "Key decision", "keyDecision", "yesNo", ["key decision?"]),
  column("StatutoryDuty", "Statutory duty to consult", "statutoryDuty", "yesNo", [
    ...["statutory", "statutory duty", "statutory?", "statutory consultation"],
  ]),
  column("DutySource", "Where the duty comes from", "dutySource", "text", ["legislation", "duty source"]),
  column("MinimumWeeks", "Least weeks by law", "minimumWeeks", "number", ["minimum weeks"]),
  column("Interests", "Interests", "interests", "list", ["interest", "topics", "themes", "theme"]),
  column("SeldomHeard", "Seldom-heard groups", "seldomHeard", "list", [
    ...["seldom heard", "hard to reach groups", "under-represented groups"],
  ]),
  column("GroupsReached", "Groups reached", "groupsReached", "groups", [], endsByCard),
  column(
    "Responses",
    "Responses",
    "responses",
    "number",
    ["number of responses", "responses received", "no of responses", "response count"],
    endsByCard,
  ),
  column("ResponseTarget", "Responses hoped for", "responseTarget", "number", ["response target", "target"]),
  column("EIAStatus", "Equality impact assessment", "eiaStatus", "assessment", ["eia", "eqia", "eia status"]),
  column("EIALink", "Equality impact assessment: link", "eiaLink", "note", ["eia link"]),
  column("DPIAStatus", "Data protection impact assessment", "dpiaStatus", "assessment", [
    ...["dpia", "dpia status"],
  ]),
  column("PrivacyLink", "Privacy notice: link", "privacyLink", "note", ["privacy notice", "privacy link"]),
  column("RetentionDate", "Delete personal data by", "retentionDate", "day", ["retention date"]),
  column("Events", "Events", "events", "events"),
  column("FeedbackPromised", "Feedback promised by", "feedbackPromised", "day", [
    ...["feedbackdate", "feedback date", "feedback due"],
  ]),
  column(
    "FeedbackPublished",
    "Feedback published on",
    "feedbackPublished",
    "day",
    ["feedback published", "public_feedback_publication_date"],
    endsByCard,
  ),
  column(
    "FindingsSummary",
    "What people said, in short",
    "findingsSummary",
    "note",
    ["findings", "you said", "what people said"],
    endsByCard,
  ),
  column(
    "OutcomeSummary",
    "What was decided",
    "outcomeSummary",
    "note",
    ["outcome", "we did", "result"],
    endsByCard,
  ),
  column("DecisionReasons", "Why it was decided so", "decisionReasons", "note", ["reasons"], endsByCard),
  column(
    "OutcomeDate",
    "Outcome published on",
    "outcomeDate",
    "day",
    ["resultdate", "resultsdate", "results date", "final_outcome_publication_date"],
    endsByCard,
  ),
  column("BudgetPlanned", "Budget", "budgetPlanned", "money", ["budget planned", "planned cost"]),
  column("CostActual", "Actual cost", "costActual", "money", ["cost", "actual spend", "spend"]),
  column("StaffDaysPlanned", "Staff days planned", "staffDaysPlanned", "number"),
  column("StaffDaysActual", "Staff days used", "staffDaysActual", "number", ["staff days"]),
  column("SocialValue", "Social value", "socialValue", "money"),
  column(
    "EvalScore",
    "Evaluation score (1 to 6)",
    "evalScore",
    "number",
    ["evaluation score", "score"],
    endsByCard,
  ),
  column("MethodRatings", "Ratings of the methods", "methodRatings", "ratings", [], endsByCard),
  column(
    "Lessons",
    "Lessons",
    "lessons",
    "note",
    ["lessons learnt", "lessons learned", "learning"],
    endsByCard,
  ),
  column("TryingOut", "Trying something new", "tryingOut", "note", ["experiment", "hypothesis"], endsByCard),
  column("TriedResult", "What came of trying it", "triedResult", "note", [], endsByCard),
  column("TriedNoted", "Trying something new: noted on", "triedNoted", "day", [], endsByCard),
  column("Visibility", "Who may see it", "visibility", "visibility"),
  column("PublicSummary", "Public summary", "publicSummary", "note"),
  column("ParticipateUrl", "Link to take part", "participateUrl", "note", [
    ...["participate_url", "participation_url", "survey link", "link"],
  ]),
  column("ResultsUrl", "Link to the results", "resultsUrl", "note", ["results_url", "results link"]),
  column("RelatedConsultations", "Related consultations", "relatedConsultations", "references", [
    ...["related_consultations"],
  ]),
  column("SupportingDocuments", "Documents", "supportingDocuments", "documents", ["supporting_documents"]),
  ...withId("reviewedBy", "ReviewedBy", "Reviewed by", [], { kept: "always" }),
  column("ReviewedOn", "Reviewed on", "reviewedOn", "day", [], { kept: "always" }),
  column("ReviewNote", "Reviewer's note", "reviewNote", "note", [], { kept: "always" }),
  column("TemplateVersion", "Version of the checklist", "templateVersion", "text", [], { kept: "always" }),
  column("ExternalId", "Id of its origin", undefined, "externalId", ["id", "external id", "activity id"]),
];

/** The columns that an export has. */
export const exportedColumns: readonly SheetColumn[] = sheetColumns.filter(({ onlyRead }) => !onlyRead);
