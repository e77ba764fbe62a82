import { dayOf, inWords, toDay } from "../../common/days";
import type { PublicPlan, PublicRecord } from "../../consultations";
import { type Html, html, raw } from "./html";

export const pageType = "text/html; charset=utf-8";

const headings = {
  open: { id: "open", title: "Open now", empty: "Nothing is open just now." },
  forthcoming: {
    id: "coming-up",
    title: "Coming up",
    empty: "Nothing is planned that we can tell you of yet.",
  },
  closed: { id: "closed", title: "Closed", empty: "Nothing has closed yet." },
} as const;

/** Read without its own colours or script, it still works; with them it meets WCAG 2.2 AA. */
const style = `
:root{color-scheme:light dark;--ink:#0b0c0c;--paper:#fff;--line:#b1b4b6;--link:#1d5a99;--quiet:#484949}
@media(prefers-color-scheme:dark){:root{--ink:#f3f2f1;--paper:#1b1b1b;--line:#5f6368;--link:#8ec2ff;--quiet:#c8c8c8}}
body{font:1.1rem/1.5 Arial,Helvetica,sans-serif;color:var(--ink);background:var(--paper);max-width:44rem;margin:0 auto;padding:1rem}
a{color:var(--link)}a:focus{outline:3px solid currentColor;outline-offset:2px}
article{border-top:1px solid var(--line);padding:1rem 0;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.25rem 1rem;margin:.5rem 0}
dt{font-weight:bold}dd{margin:0}.quiet{color:var(--quiet)}
@media(max-width:30rem){dl{display:block}dd{margin-bottom:.5rem}}
@media print{body{max-width:none}a::after{content:" (" attr(href) ")"}}
`;

/**
 * The public plan as one plain page that a council can host anywhere: no script, nothing from elsewhere.
 * Everything in it comes from the public records, which are all that may leave.
 */
export function publicPage({ councilName, plan }: { councilName: string; plan: PublicPlan }): string {
  const sections = (["open", "forthcoming", "closed"] as const).map((status) => {
    const { id, title, empty } = headings[status];
    const records = plan.records.filter((record) => record.status === status);
    return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${records.length > 0 ? records.map(article) : html`<p>${empty}</p>`}
</section>
`;
  });
  const title = `Consultations: ${councilName}`;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<nav aria-label="On this page"><ul>
<li><a href="#open">Open now</a></li>
<li><a href="#coming-up">Coming up</a></li>
<li><a href="#closed">Closed</a></li>
</ul></nav>
</header>
<main>
${sections}
</main>
<footer><p class="quiet">As of ${inWords(dayOf(plan.asOf))}.${plan.lastChecked && ` Last checked on ${inWords(plan.lastChecked)}.`}</p></footer>
</body>
</html>
`.html;
}

const article = (record: PublicRecord): Html => html`<article aria-labelledby="c-${record.id}">
<h3 id="c-${record.id}">${record.title}</h3>
${paragraphs(record.overview)}
${
  record.status === "open" &&
  record.participate_url !== "" &&
  html`<p><a href="${record.participate_url}">Take part in ${record.title}</a></p>`
}
${facts([
  ["Opens", dated(record.startdate, record)],
  ["Closes", dated(record.enddate, record)],
  ["For", names(record.audiences)],
  ["Where", names(record.areas)],
  ["We tell you what we did by", dated(record.feedbackdate)],
  ["Decided on", dated(record.decision_date)],
  ["Contact", contact(record)],
])}
${told([
  ["Why we ask", record.why],
  ["What happens next", record.status === "closed" ? "" : record.what_happens_next],
  ["What people said", record.findings],
  ["What was decided", record.decision],
  ["Why", record.decision_reasons],
])}
${saidAndDid(record)}
${list(
  "Events",
  record.events.map(({ on, what, where }) => [inWords(on), what, where].filter(Boolean).join(", ")),
)}
${list(
  "Documents",
  record.supporting_documents.map(({ title, url }) => html`<a href="${url}">${title}</a>`),
)}
<p class="quiet">Reference ${record.id}</p>
</article>
`;

const facts = (all: readonly (readonly [string, Html | string])[]): Html =>
  html`<dl>${all.map(([name, value]) => (value === "" ? "" : html`<dt>${name}</dt><dd>${value}</dd>`))}</dl>`;

const told = (all: readonly (readonly [string, string])[]): Html[] =>
  all.flatMap(([name, text]) => (text.trim() ? [html`<h4>${name}</h4>\n`, ...paragraphs(text)] : []));

const saidAndDid = ({ we_asked_you_said_we_did: rows }: PublicRecord): Html | undefined =>
  rows.length === 0
    ? undefined
    : html`<h4>You said, we did</h4>
${rows.map(({ theme, asked, said, did }) =>
  facts([
    ["About", theme],
    ["We asked", asked],
    ["You said", said],
    ["What we do", did],
  ]),
)}`;

const list = (title: string, items: readonly (Html | string)[]): Html | undefined =>
  items.length === 0
    ? undefined
    : html`<h4>${title}</h4>\n<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;

const names = (all: readonly { name: string }[]): string => all.map(({ name }) => name).join(", ");

/** Days that are past do not move any more, whatever the record says of them. */
const dated = (
  text: string,
  { dates_confirmed: confirmed = true, status }: Partial<PublicRecord> = {},
): string => {
  const sure = confirmed || status !== "forthcoming";
  const day = toDay(text);
  return day ? `${inWords(day)}${sure ? "" : " (may still move)"}` : "";
};

function contact({
  contact_name: name,
  contact_email: email,
  contact_phone: phone,
}: PublicRecord): Html | string {
  const parts = [name, mail(email), phone].filter((part) => part !== "");
  return parts.length === 0 ? "" : html`${parts.flatMap((part, at) => (at > 0 ? [", ", part] : [part]))}`;
}

const mail = (address: string): Html | string =>
  /^[^\s@<>"]+@[^\s@<>"]+$/.test(address)
    ? html`<a href="mailto:${encodeURI(address.replace(/\p{Surrogate}/gu, ""))}">${address}</a>`
    : address;

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(
      (part) =>
        html`<p>${part.split("\n").flatMap((line, at) => (at > 0 ? [raw("<br>"), line] : [line]))}</p>\n`,
    );
