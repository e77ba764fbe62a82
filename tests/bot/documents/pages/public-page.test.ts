/** @jest-environment jsdom */
import fc from "fast-check";
import { day } from "../../../../bot/common/days";
import type { PublicPlan, PublicRecord } from "../../../../bot/consultations";
import { publicPage } from "../../../../bot/documents/pages/public-page";
import { reference } from "../../../support/build";

/* The server's tests have no types of a browser; these are the few used here. */
interface Element {
  tagName: string;
  textContent: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>;
}
interface Page extends Element {
  title: string;
  body: Element;
  documentElement: { lang: string };
  querySelector(selector: string): Element | null;
}
declare const DOMParser: new () => { parseFromString(text: string, type: string): Page };

const record = (over: Partial<PublicRecord> = {}): PublicRecord => ({
  id: reference("2027-00042"),
  title: "Parks strategy",
  url: "https://example.gov.uk/parks",
  status: "open",
  overview: "How parks are looked after.\n\nFor the next ten years.",
  startdate: day("2027-03-29"),
  enddate: day("2027-05-10"),
  activity_type: "Online survey",
  dates_confirmed: true,
  participate_url: "https://example.gov.uk/parks",
  why: "Parks cost more each year.",
  what_happens_next: "Cabinet decides in July.",
  feedbackdate: day("2027-07-30"),
  resultdate: "",
  contact_name: "Parks team",
  contact_email: "parks@example.gov.uk",
  contact_phone: "01234 567890",
  related_consultations: [],
  supporting_documents: [{ title: "The draft strategy", url: "https://example.gov.uk/draft" }],
  audiences: [{ name: "Residents" }],
  areas: [{ name: "Riverside" }],
  interests: [],
  events: [{ on: day("2027-04-10"), what: "Drop-in", where: "Library" }],
  findings: "",
  decision: "",
  decision_reasons: "",
  decision_date: "",
  we_asked_you_said_we_did: [],
  ...over,
});

const shown = (...records: PublicRecord[]): Page => {
  const plan: PublicPlan = { records, asOf: new Date("2027-04-01T09:00:00Z") };
  return new DOMParser().parseFromString(publicPage({ councilName: "Westhaven Council", plan }), "text/html");
};

describe("the public page", () => {
  it("has its language, one first heading, and headings that go down one level at a time", () => {
    const page = shown(record());
    expect(page.documentElement.lang).toBe("en-GB");
    const levels = [...page.querySelectorAll("h1,h2,h3,h4")].map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(page.title).toBe("Consultations: Westhaven Council");
  });

  it("says what is open, until when, how to take part and whom to ask", () => {
    const page = shown(record());
    const open = page.querySelector("section[aria-labelledby=open]");
    expect(open?.textContent).toMatch(/Parks strategy.*Closes.*Mon 10 May 2027.*Parks team/s);
    const links = [...(open?.querySelectorAll("a") ?? [])].map((link) => [
      link.textContent,
      link.getAttribute("href"),
    ]);
    expect(links).toContainEqual(["Take part in Parks strategy", "https://example.gov.uk/parks"]);
    expect(links).toContainEqual(["parks@example.gov.uk", "mailto:parks@example.gov.uk"]);
    expect(links).toContainEqual(["The draft strategy", "https://example.gov.uk/draft"]);
  });

  it("says so where there is nothing", () => {
    expect(shown().body.textContent).toMatch(
      /Nothing is open just now.*Nothing is planned.*Nothing has closed yet/s,
    );
  });

  it("says of dates that may move that they may", () => {
    expect(shown(record({ status: "forthcoming", dates_confirmed: false })).body.textContent).toContain(
      "(may still move)",
    );
    expect(shown(record({ status: "forthcoming" })).body.textContent).not.toContain("(may still move)");
  });

  it("asks nobody to take part in what has closed, and shows what came of it", () => {
    const rows = [{ theme: "Trees", asked: "Which trees?", said: "Oaks", did: "We plant oaks." }];
    const page = shown(record({ status: "closed", decision: "More oaks.", we_asked_you_said_we_did: rows }));
    expect(page.body.textContent).not.toContain("Take part in");
    expect(page.body.textContent).toMatch(/More oaks.*You said, we did.*We plant oaks/s);
  });

  it("shows any words as they were typed, and never as a part of the page", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.constantFrom(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</article></body>",
        "<!--",
        "&lt;b&gt;",
      ),
    );
    const filled = (text: string) =>
      shown(
        record({
          ...{
            title: text,
            overview: text,
            why: text,
            what_happens_next: text,
            findings: text,
            decision: text,
          },
          ...{ decision_reasons: text, contact_name: text, contact_email: text, contact_phone: text },
          ...{ activity_type: text as never, participate_url: text, url: text },
          supporting_documents: [{ title: text, url: text }],
          ...{ audiences: [{ name: text }], areas: [{ name: text }], interests: [{ name: text }] },
          events: [{ on: day("2027-04-10"), what: text, where: text }],
          we_asked_you_said_we_did: [{ theme: text, asked: text, said: text, did: text }],
        }),
      );
    const bare = filled("xx").querySelectorAll("*").length;
    fc.assert(
      fc.property(hostile, (words) => {
        const text = `x${words.replace(/[\r\n]/g, " ")}x`;
        const page = filled(text);
        expect(page.querySelectorAll("*")).toHaveLength(bare);
        expect(page.querySelectorAll("script,img,iframe,link")).toHaveLength(0);
      }),
    );
  });
});
