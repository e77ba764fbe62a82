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
    description: "What is open now and what is coming up across the council",
    scopes: ["personal", "team"],
    inMenu: true,
    alsoTyped: ["plan ahead", "calendar"],
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
    name: "methods",
    title: "methods",
    description: "Choose how people take part in one consultation, such as: methods 2027-00042",
    scopes: ["personal", "team"],
    inMenu: false,
    alsoTyped: ["choose methods", "methods for"],
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
