import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from "docx";
import { type Chapter, chaptersOf, facts, type Part } from "./parts";
import type { TakenFrom } from "./record";
import { clean, oneLine, paragraphs, shortened } from "./text";
import { atMoment, capital, notRecorded, onDay } from "./words";

const ink = "1F3864";
const quiet = "595959";
/** Half points: 12 point, the least that people with poor sight are promised. */
const size = 24;
/** A4 in twentieths of a point. */
const page = { width: 11_906, height: 16_838 };
const margin = 1_134;
/** A4 with its margins. */
const pageLayout = {
  size: page,
  margin: { top: margin, right: margin, bottom: margin, left: margin, header: 567, footer: 567 },
};
const longestTitle = 250;

/** A few pages without contents: whose it is, its title, and what it says. */
export function sheets(
  from: { councilName: string; madeBy: string; madeAt: Date },
  { title, children }: { title: string; children: readonly Part[] },
): Promise<Buffer> {
  const council = oneLine(from.councilName);
  return Packer.toBuffer(
    new Document({
      title,
      creator: oneLine(from.madeBy),
      lastModifiedBy: oneLine(from.madeBy),
      description: `${title}, ${council}, made on ${atMoment(from.madeAt)}.`,
      compatabilityModeVersion: 15,
      styles: documentStyles,
      sections: [
        {
          properties: { page: pageLayout },
          children: [
            new Paragraph({ style: "Council", text: council }),
            new Paragraph({ style: "Title", text: title }),
            ...children,
          ],
        },
      ],
    }),
  );
}

/** A whole document: title page, contents, the chapters, and on each page what it is and which page. */
export function bound(from: TakenFrom, { kind, chapters }: { kind: string; chapters: readonly Chapter[] }) {
  const { consultation, councilName, madeBy, madeAt } = from;
  const title = shortened(oneLine(consultation.title), longestTitle);
  return Packer.toBuffer(
    new Document({
      title: `${consultation.reference} ${kind}: ${title}`,
      subject: kind,
      creator: oneLine(madeBy),
      lastModifiedBy: oneLine(madeBy),
      description: `${kind} of consultation ${consultation.reference}, ${oneLine(councilName)}, made on ${atMoment(madeAt)}.`,
      compatabilityModeVersion: 15,
      styles: documentStyles,
      sections: [
        {
          properties: {
            titlePage: true,
            page: pageLayout,
          },
          headers: {
            first: new Header({ children: [small(`Consultation ${consultation.reference}`)] }),
            default: new Header({
              children: [small(`${consultation.reference}  ${kind}: ${shortened(title, 70)}`)],
            }),
          },
          footers: { first: pageFooter(from), default: pageFooter(from) },
          children: [...titlePage(from, { kind, title }), ...contents(), ...chaptersOf(chapters)],
        },
      ],
    }),
  );
}

const small = (text: string) => new Paragraph({ style: "Small", text });

const pageFooter = ({ consultation }: TakenFrom) =>
  new Footer({
    children: [
      new Paragraph({
        style: "Small",
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun(`${consultation.reference}  `),
          new TextRun({ children: ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

function titlePage(from: TakenFrom, { kind, title }: { kind: string; title: string }): Part[] {
  const { consultation, councilName, madeBy, madeAt, asOf, stale } = from;
  const { startDate, endDate } = consultation;
  return [
    new Paragraph({ style: "Council", text: oneLine(councilName) }),
    new Paragraph({ style: "Title", text: kind }),
    ...paragraphs(title, { style: "Subtitle" }),
    facts([
      ["Reference", consultation.reference],
      ["Status", consultation.workflowStatus],
      ["Lead officer", consultation.leadOfficer?.name],
      ["Service", consultation.service],
      [
        "Level and track",
        [from.level?.label ?? notRecorded, consultation.track ? `${capital(consultation.track)} track` : ""],
      ],
      ["Open to the public", [`Opens: ${onDay(startDate)}`, `Closes: ${onDay(endDate)}`]],
      [
        "Decision",
        [onDay(consultation.decisionDate), `Taken by: ${consultation.decisionMaker || notRecorded}`],
      ],
      ["This copy was made", `On ${atMoment(madeAt)} by ${clean(madeBy)}`],
      [
        "The register was last read",
        [atMoment(asOf), stale ? "SharePoint did not answer since then. This copy may be out of date." : ""],
      ],
    ]),
  ];
}

const contents = () => [
  new Paragraph({ style: "ContentsHeading", text: "Contents" }),
  // Without page numbers: Word counts pages its own way, and a wrong number is worse than a link.
  new TableOfContents("Contents", {
    hyperlink: true,
    headingStyleRange: "1-2",
    beginDirty: false,
    tabLeader: LeaderType.NONE,
  }),
];

const heading = (points: number, before: number, after: number) => ({
  run: { font: "Arial", size: points * 2, bold: true, color: ink },
  paragraph: { keepNext: true, keepLines: true, spacing: { before, after, line: 288 } },
});

const documentStyles = {
  default: {
    document: {
      run: { font: "Arial", size, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: heading(30, 0, 200),
    heading1: heading(18, 480, 160),
    heading2: heading(14, 320, 120),
    heading3: heading(12, 240, 80),
  },
  paragraphStyles: [
    { id: "Council", name: "Council", basedOn: "Normal", ...heading(14, 1_400, 240) },
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      run: { size: 32, color: "262626" },
      paragraph: { spacing: { before: 0, after: 480, line: 300 } },
    },
    {
      id: "ContentsHeading",
      name: "Contents heading",
      basedOn: "Normal",
      ...heading(18, 0, 160),
      paragraph: { pageBreakBefore: true, keepNext: true, spacing: { after: 160 } },
    },
    {
      id: "Cell",
      name: "Cell",
      basedOn: "Normal",
      run: { size: 22 },
      paragraph: { spacing: { before: 0, after: 40, line: 252 } },
    },
    {
      id: "After",
      name: "After a table",
      basedOn: "Normal",
      paragraph: { spacing: { before: 160, after: 160, line: 276 } },
    },
    {
      id: "Aside",
      name: "Aside",
      basedOn: "Normal",
      run: { size: 22, color: quiet },
      paragraph: { keepNext: true, spacing: { before: 120, after: 120 } },
    },
    {
      id: "Small",
      name: "Small",
      basedOn: "Normal",
      run: { size: 20, color: quiet },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};
