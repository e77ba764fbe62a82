import {
  type ForwardPlan,
  type ForwardPlanRow,
  forwardPlanRowSchema,
  forwardPlanSchema,
  type Me,
  type MyWork,
  meSchema,
  myWorkSchema,
  type RecordAnswer,
  type RecordBox,
  type ReviewRow,
  type Reviews,
  recordViewSchema,
  reviewsSchema,
  type WorkItem,
} from "../../bot/contract";

/** What the API would answer. Each is held to the contract, so a test cannot drift from it. */
export const asOf = "2027-03-01T09:00:00Z";

export const buildRow = (part: Partial<ForwardPlanRow> = {}): ForwardPlanRow =>
  forwardPlanRowSchema.parse({
    reference: "2027-00042",
    title: "Library opening hours",
    service: "Culture and leisure",
    leadOfficer: "Alex Wilber",
    engagementLevel: "Consult",
    track: "Standard",
    startDate: "2027-03-29",
    endDate: "2027-06-21",
    decisionDate: "2027-09-09",
    decisionMaker: "Cabinet",
    dateCertainty: "Confirmed",
    workflowStatus: "Approved",
    timing: "forthcoming",
    areas: ["Ashby", "Birch Vale"],
    audiences: ["Library members"],
    listUrl: "http://127.0.0.1:3979/sites/local/Lists/Consultations/42",
    ...part,
  });

export const buildPlan = (rows: ForwardPlanRow[], part: Partial<ForwardPlan> = {}): ForwardPlan =>
  forwardPlanSchema.parse({ asOf, stale: false, rows, ...part });

export const buildAction = (part: Partial<WorkItem> & { id: string }): WorkItem => ({
  title: "Write the equality impact assessment",
  stepId: "2.4",
  reference: "2027-00042",
  consultationTitle: "Library opening hours",
  late: false,
  status: "Open",
  ...{ note: "", moreNotes: false, owner: "Alex Wilber", needsEvidence: true },
  listUrl: "http://127.0.0.1:3979/sites/local/Lists/Actions/1",
  can: ["done", "snooze", "handOver", "note"],
  ...part,
});

export const buildWork = (part: Partial<MyWork> = {}): MyWork =>
  myWorkSchema.parse({
    ...{ asOf, stale: false, consultations: [], actions: [], offered: [], given: [] },
    ...{ canAdd: true, seesUnowned: false },
    ...part,
  });

export const buildMe = (part: Partial<Me> = {}): Me =>
  meSchema.parse({
    id: "00000000-0000-0000-0000-000000000020",
    name: "Alex Wilber",
    roles: ["officer"],
    councilName: "Marlbury Council",
    ...part,
  });

export const buildReviewRow = (part: Partial<ReviewRow> = {}): ReviewRow => ({
  ...buildRow({ workflowStatus: "Submitted" }),
  ...{ whose: "me", daysWaiting: 3, missingSteps: 0, clashes: 0, reviewers: ["Megan Bowen"] },
  ...part,
});

export const buildReviews = (rows: ReviewRow[], part: Partial<Reviews> = {}): Reviews =>
  reviewsSchema.parse({ asOf, stale: false, rows, ...part });

/** As its lead officer sees it. */
export const buildRecord = (part: Partial<RecordAnswer> = {}): RecordAnswer =>
  recordViewSchema.parse({
    reference: "2027-00042",
    title: "Library opening hours",
    overview: "New hours for six libraries.",
    whyConsulting: "Costs have risen.",
    whatCanChange: "",
    whatCannotChange: "The budget",
    whatHappensNext: "Cabinet decides.",
    service: "Culture and leisure",
    leadOfficer: "Alex Wilber",
    engagementLevel: "Consult",
    track: "standard",
    workflowStatus: "Idea",
    timing: "forthcoming",
    startDate: "2027-03-29",
    endDate: "2027-06-21",
    dateCertainty: "Confirmed",
    decisionDate: "2027-09-09",
    decisionMaker: "Cabinet",
    areas: ["Ashby"],
    audiences: ["Library members"],
    interests: [],
    methods: ["Survey"],
    contactName: "Alex Wilber",
    contactEmail: "alex@marlbury.example",
    contactPhone: "",
    participateUrl: "",
    resultsUrl: "",
    privacyLink: "",
    events: [],
    ...{ relatedConsultations: [], tryingOut: "", triedResult: "" },
    visibility: "Public",
    listUrl: "http://127.0.0.1:3979/sites/local/Lists/Consultations/42",
    forOfficers: {
      levelReason: "It touches many people.",
      ...{ sponsor: "", contactDeputy: "", dutySource: "", eiaStatus: "", eiaLink: "", dpiaStatus: "" },
      ...{ supportingDocuments: [], reviewedBy: "", reviewNote: "" },
    },
    warnings: [],
    next: { to: "Submitted", missing: ["What people can change", "Decision date"] },
    moves: [{ to: "Submitted", needsNote: false }],
    parts: [
      {
        name: "purpose",
        label: "Purpose",
        boxes: [
          buildBox({ name: "title", label: "Title", value: "Library opening hours" }),
          buildBox({ name: "whatCanChange", label: "What people can change", kind: "text" }),
        ],
      },
      {
        name: "people",
        label: "People and places",
        boxes: [
          buildBox({
            ...{ name: "areas", label: "Areas", kind: "choices", value: "Ashby" },
            choices: ["Whole borough", "Ashby", "Birch Vale, east"],
          }),
          buildBox({
            ...{ name: "visibility", label: "Who may see it", kind: "choice", value: "Public" },
            choices: ["Public", "Internal"],
          }),
          buildBox({ name: "retentionDate", label: "Delete personal data by", kind: "day" }),
        ],
      },
    ],
    ...part,
  });

export const buildBox = (part: Partial<RecordBox> & { name: string; label: string }): RecordBox => ({
  ...{ hint: "", kind: "line", choices: [], value: "" },
  ...part,
});

/** Text as people really type it, and as people who mean harm do. */
export const hostile = {
  long: `Proposed changes to ${"household waste and recycling collections, ".repeat(4)}2027`.padEnd(200, "!"),
  unbroken: "Re-provisioning".padEnd(200, "x"),
  rightToLeft: "استشارة حول المكتبات العامة",
  emoji: "Parks for everyone 🌳👨‍👩‍👧‍👦",
  markup: `<b>Bold</b><img src=x onerror="document.title='hacked'">`,
};

export const hostileRows: ForwardPlanRow[] = [
  buildRow({
    reference: "2027-00101",
    title: hostile.long,
    timing: "open",
    workflowStatus: "Open",
    startDate: "2027-02-01",
    endDate: "2027-04-26",
    areas: ["Ashby", "Birch Vale", "Coldharbour", "Dunmere", "Eastgate", "Fernhill"],
  }),
  buildRow({
    reference: "2027-00102",
    title: hostile.rightToLeft,
    timing: "open",
    workflowStatus: "Open",
    startDate: "2027-02-08",
    service: "Housing",
    leadOfficer: "Megan Bowen",
  }),
  buildRow({ reference: "2027-00103", title: hostile.emoji, engagementLevel: "Involve", service: "Parks" }),
  buildRow({
    reference: "2027-00104",
    title: hostile.markup,
    service: "<i>Planning</i>",
    workflowStatus: "Changes requested",
    listUrl: "javascript:alert(1)",
  }),
  buildRow({
    reference: "2027-00105",
    title: hostile.unbroken,
    timing: "undated",
    startDate: undefined,
    endDate: undefined,
    decisionDate: undefined,
    workflowStatus: "Idea",
    areas: [],
  }),
  buildRow({
    reference: "2026-00007",
    title: "Town centre parking charges",
    timing: "closed",
    workflowStatus: "Feedback published",
    startDate: "2026-09-01",
    endDate: "2026-11-24",
    service: "Highways",
  }),
];
