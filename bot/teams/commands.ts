/**
 * Everything a person can type. The manifest's menu, the help card and the routing are made from this one
 * table, so they cannot disagree.
 */
export interface CommandEntry {
  name: string;
  /** What is typed; Teams shows at most 32 characters. */
  title: string;
  /** Teams shows at most 128 characters. */
  description: string;
  scopes: readonly ("personal" | "team")[];
  inMenu: boolean;
  /** Other ways people say it. */
  alsoTyped: readonly string[];
}

export const commands: readonly CommandEntry[] = [
  {
    name: "plan-a-consultation",
    title: "plan a consultation",
    description: "Answer a few questions and log a consultation with its level, dates and checklist",
    scopes: ["personal", "team"],
    inMenu: true,
    alsoTyped: ["plan consultation", "new consultation", "plan", "start a consultation", "start"],
  },
  {
    name: "my-consultations",
    title: "my consultations",
    description: "The consultations you lead and how far each one is",
    scopes: ["personal"],
    inMenu: true,
    alsoTyped: ["consultations"],
  },
  {
    name: "checklist",
    title: "checklist",
    description: "The steps of one consultation, such as: checklist 2027-00042",
    scopes: ["personal", "team"],
    inMenu: true,
    alsoTyped: ["check list", "steps"],
  },
  {
    name: "my-actions",
    title: "my actions",
    description: "What you still owe, with what is late first",
    scopes: ["personal"],
    inMenu: true,
    alsoTyped: ["actions", "what do i owe", "my work"],
  },
  {
    name: "forward-plan",
    title: "forward plan",
    description: "What is open and coming up, such as: what is open in your ward",
    scopes: ["personal", "team"],
    inMenu: true,
    alsoTyped: ["plan ahead", "calendar", "open now", "what is open", "coming up"],
  },
  {
    name: "download",
    title: "download",
    description: "The plan and the evidence pack as Word files, such as: download 2027-00042",
    scopes: ["personal"],
    inMenu: true,
    alsoTyped: ["document", "documents", "evidence pack", "word", "download the plan", "take it away"],
  },
  {
    name: "export-register",
    title: "export the register",
    description: "The whole register as Excel or CSV, or one year: export the register 2027",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["export register", "export", "download the register"],
  },
  {
    name: "import-register",
    title: "import a register",
    description: "Bring in an existing spreadsheet, with a dry run first",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["import register", "import the register", "import", "import a spreadsheet"],
  },
  {
    name: "change-dates",
    title: "change dates",
    description: "New days for one consultation, such as: change dates 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["change the dates", "change date", "move the dates", "move dates", "new dates", "replan"],
  },
  {
    name: "change-answers",
    title: "change answers",
    description: "New answers about the level of one consultation, such as: change answers 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["change the answers", "change answer", "new answers"],
  },
  {
    name: "change-level",
    title: "change level",
    description: "Another level than the answers give, such as: change level 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["change the level", "override level", "raise the level", "lower the level"],
  },
  {
    name: "check-clashes",
    title: "check clashes",
    description: "What the dates of one consultation clash with, such as: check clashes 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["clashes", "check dates", "check the dates", "clash check", "check for clashes"],
  },
  {
    name: "methods",
    title: "methods",
    description: "Choose how people take part in one consultation, such as: methods 2027-00042",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["choose methods", "methods for"],
  },
  {
    name: "calendar-feed",
    title: "calendar feed",
    description: "The days of the forward plan in your own calendar, by a private link",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["calendar link", "ical", "outlook calendar", "subscribe", "ics"],
  },
  {
    name: "public-plan",
    title: "public plan",
    description: "What anybody outside the council may read now",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["public page", "what is public", "public register"],
  },
  {
    name: "awaiting-review",
    title: "awaiting review",
    description: "What waits for a manager's answer, the longest waiting first",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["to review", "reviews", "review", "my reviews", "waiting for review"],
  },
  {
    name: "consultation",
    title: "consultation",
    description: "What the record says and what is next, such as: consultation 2027-00042",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["record", "the record", "consultation record"],
  },
  {
    name: "dates-to-avoid",
    title: "dates to avoid",
    description: "Holidays, festivals and polls of this quarter and the next",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["avoid dates", "bank holidays", "festivals", "holidays", "what to avoid"],
  },
  {
    name: "close-the-loop",
    title: "close the loop",
    description: "What is still owed after closing, such as: close the loop 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["closing", "loop", "close loop", "record the decision", "findings"],
  },
  {
    name: "you-said-we-did",
    title: "you said we did",
    description: "What people said and what came of it, such as: you said we did 2027-00042",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["we asked you said we did", "yswd", "feedback rows", "publish feedback"],
  },
  {
    name: "participation",
    title: "participation",
    description: "Who took part in one consultation, such as: participation 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["who took part", "record participation", "responses"],
  },
  {
    name: "evaluate",
    title: "evaluate",
    description: "How one consultation went and what you learned, such as: evaluate 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["evaluation", "rate the methods", "lessons learned"],
  },
  {
    name: "promise-feedback",
    title: "promise feedback",
    description: "By when people hear what came of it, such as: promise feedback 2027-00042",
    scopes: ["personal"],
    inMenu: false,
    alsoTyped: ["feedback promise", "holding reply", "promise the feedback"],
  },
  {
    name: "who-we-engaged-with",
    title: "who we engaged with",
    description: "Who took part in one year, in bands, such as: who we engaged with 2027",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["who did we engage with", "equality report", "equality duty"],
  },
  {
    name: "help",
    title: "help",
    description: "What you can ask for",
    scopes: ["personal", "team"],
    inMenu: true,
    alsoTyped: ["hello", "hi", "?", "what can you do"],
  },
];
