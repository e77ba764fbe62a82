import type { LocalPerson } from "../people";
import { type Html, html } from "./html";

export interface Visit {
  /** Who the page is used as; their name goes on what they change. */
  editor: LocalPerson | undefined;
  people: readonly LocalPerson[];
  /** This page's own address, to come back to. */
  path: string;
}

export function page(
  visit: Visit,
  options: { title: string; narrow?: boolean; head?: Html | false; body: Html },
): string {
  const { editor, people, path } = visit;
  const options_ = people.map(
    (person) =>
      html`<option value="${person.id}" ${person.id === editor?.id && html`selected`}>${person.displayName}</option>`,
  );
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>SharePoint (local): ${options.title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/list-pages.css">${options.head}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<span><a href="/">SharePoint (local)</a> stands in for SharePoint on this computer</span>
<form method="post" action="/editing-as">
<label for="editing-as">You are editing as</label>
<select id="editing-as" name="person">${options_}</select>
<input type="hidden" name="back" value="${path}">
<button>Switch</button>
</form>
</header>
<main id="main" ${options.narrow && html`class="narrow"`}>${options.body}</main>
</body>
</html>`.markup;
}
