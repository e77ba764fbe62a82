import type { ImportRow, RegisterImport } from "../../../../bot/contract";

type Fate = ImportRow["what"];
type Outcome = NonNullable<ImportRow["outcome"]>;

const number = new Intl.NumberFormat("en-GB");
const consultations = (count: number): string =>
  count === 0 ? "none" : count === 1 ? "1 consultation" : `${number.format(count)} consultations`;
const rows = (count: number): string => (count === 1 ? "1 row" : `${number.format(count)} rows`);

export const strings = {
  heading: "Register",
  takeAway: "Take the register away",
  takeAwayAbout: "Every column of every consultation, drafts too. Keep the file as safely as the register.",
  year: "Year",
  allYears: "All years",
  csv: "Download CSV",
  excel: "Download Excel",
  registerFile: (year: string, end: string) => (year ? `Register ${year}.${end}` : `Register.${end}`),
  publicHeading: "What the public may read",
  publicAbout: "These files hold what anybody may read, and nothing else.",
  publicRule:
    "What goes in them: it is approved and marked public, has a first day, and has words for the public.",
  publicFormats: [
    { end: "html", words: "Web page" },
    { end: "csv", words: "CSV" },
    { end: "json", words: "JSON" },
    { end: "ics", words: "Calendar" },
  ],
  publicFileOf: (words: string) => `Download what the public may read: ${words}`,
  publicFile: (end: string) => `Consultations for the public.${end}`,
  isOut: (count: number) => `In them now: ${consultations(count)}.`,
  isOff: (count: number) =>
    `In them now: ${consultations(count)}. The public address is switched off in Settings: publicPlan.`,
  waiting: (count: number) =>
    count === 1
      ? "1 is marked public and not out yet"
      : `${number.format(count)} are marked public and not out yet`,
  moreWaiting: (count: number) => `And ${number.format(count)} more.`,
  notSeen: (message: string) => `We could not see what is public now. ${message}`,
  openRecord: (title: string) => `Open ${title}`,

  bringIn: "Bring in a spreadsheet",
  bringInAbout:
    "Upload a .xlsx or CSV file. You see what it would do first. Nothing is written until you say so.",
  choose: "Choose a file",
  orDrop: "Or drop a file here.",
  file: "Spreadsheet file",
  tooBig: "This file is bigger than 150 MB. Split it into smaller ones.",
  empty: "This file is empty. Choose another.",
  oldExcel: "This is an old Excel file. Open it in Excel, save it as .xlsx, then choose it again.",
  wrongKind: "Choose a .xlsx or a CSV file.",
  oneFile: "Drop one file at a time.",
  uploading: (name: string) => `Uploading and checking ${name}. A long file takes a minute.`,
  notUploaded: (name: string) => `${name} was not brought in`,
  uploadAgain: "Try again",

  loading: "Loading the upload",
  gone: "The upload is not here any more",
  forget: "Choose another file",
  uploaded: (who: string, when: string) => `Uploaded by ${who} on ${when}`,
  shareLink: "Share link",
  states: {
    checked: "Nothing has been written yet. Check the rows, then bring them in.",
    running: "Bringing the rows in. You can leave this page and come back.",
    done: "This file has been brought in.",
  } satisfies Record<RegisterImport["state"], string>,
  progress: "How far it is",
  progressOf: (done: number, all: number) => `${number.format(done)} of ${rows(all)} looked at`,
  counts: "Show rows by what they do",
  countsAfter: "Show rows by what the check said they would do",
  summary: ({ add = 0, change = 0, same = 0, cannot = 0, duplicate = 0 }: RegisterImport["counts"]) =>
    [
      `Would add ${number.format(add)}, and change ${number.format(change)}.`,
      `Stay as they are: ${number.format(same)}.`,
      `Cannot come in: ${number.format(cannot)}.`,
      `Twice in the file: ${number.format(duplicate)}.`,
    ].join(" "),
  all: "All rows",
  fates: {
    add: "Would add",
    change: "Would change",
    same: "Stay as they are",
    cannot: "Cannot come in",
    duplicate: "Twice in the file",
  } satisfies Record<Fate, string>,
  fateOf: {
    add: "Would add",
    change: "Would change",
    same: "Stays as it is",
    cannot: "Cannot come in",
    duplicate: "Twice in the file",
  } satisfies Record<Fate, string>,
  outcomes: {
    added: "Added",
    changed: "Changed",
    same: "Was so already",
    left: "Left as it was",
    failed: "Failed",
  } satisfies Record<Outcome, string>,
  notWritten: "Not brought in",
  withCount: (name: string, count: number) => `${name} (${number.format(count)})`,
  notes: "What to know first",
  unknownColumns: (count: number) =>
    count === 1
      ? "1 column is not understood, so it is left out"
      : `${count} columns are not understood, so they are left out`,
  unknownNext: "Rename a column to one the register has, then upload the file again.",
  knownColumns: (count: number) => (count === 1 ? "1 column is read" : `${count} columns are read`),
  noHeading: "(no heading)",

  run: "Bring these in",
  confirm: (add: number, change: number) =>
    `This adds ${consultations(add)} and changes ${consultations(change)}. Bring them in?`,
  leftOut: (count: number) =>
    count === 1
      ? "1 row is left out: it cannot come in, or is twice in the file."
      : `${rows(count)} are left out: they cannot come in, or are twice in the file.`,
  yes: (count: number) => `Yes, bring in ${rows(count)}`,
  notYet: "Not yet",
  nothingToRun: "There is nothing to bring in: no row would add or change anything.",
  discard: "Throw this away",
  confirmDiscard: "Throw this upload away? What was already brought in stays in the register.",
  yesDiscard: "Yes, throw it away",
  keep: "Keep it",
  another: "Bring in another file",
  doneTitle: "Finished",
  done: ({ added, changed, same, left, failed }: RegisterImport["progress"]) =>
    [
      `Added: ${number.format(added)}. Changed: ${number.format(changed)}.`,
      same > 0 && `Were so already: ${number.format(same)}.`,
      left > 0 && `Left as they were: ${number.format(left)}.`,
      failed > 0 && `Failed: ${number.format(failed)}. Each failed row says why.`,
    ]
      .filter(Boolean)
      .join(" "),
  again: "You can upload the same file again. What is in the register already stays as it is.",

  rows: "Rows of the file",
  line: (line: number) => `Row ${line}`,
  changes: "What would change",
  changed: "What changed",
  problems: "Problems",
  noTitle: "No title",
  noRows: "There are no such rows",
  noRowsNext: "Choose another kind above.",
  nothing: "(nothing)",
  from: "from",
  to: "to",
  moreChanges: (count: number) => (count === 1 ? "and 1 more" : `and ${count} more`),
  fields: (count: number) => (count === 1 ? "1 field" : `${count} fields`),
  pageOf: (page: number, pages: number) => `Page ${number.format(page)} of ${number.format(pages)}`,
  pages: "Pages of rows",
  previous: "Previous",
  next: "Next",
};
