/*
 * What a text may say of one person, before it is read by everybody: a count so small that it points at
 * somebody, a name, a way to reach them. Words only hint at it, so whoever publishes looks again; nothing
 * is refused.
 */

const few = "(?:[1-4]|one|two|three|four|a single|a couple of)";
const whom = [
  ...["people", "persons?", "residents?", "respondents?", "responses", "replies", "wom[ae]n", "m[ae]n"],
  ...["child(?:ren)?", "boys?", "girls?", "carers?", "parents?", "famil(?:y|ies)", "households?", "tenants?"],
  ...["students?", "pupils?", "travellers?", "users?", "refugees?", "veterans?", "learners?", "patients?"],
].join("|");
const smallCount = new RegExp(
  `(?<![\\d.,£-])\\b${few}\\s{1,3}(?:(?:[\\p{L}'’-]{1,40}\\s{1,3}){0,2}?(?:${whom})|of\\s{1,3}(?:them|us|those|these))\\b`,
  "giu",
);

const titled = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev)\.?\s{1,3}\p{Lu}[\p{L}'’-]{1,40}/gu;
/** Two words with capitals, the first not at the start of a sentence. */
const twoNames = /(?<=[\p{L}\p{N},;:()]\s|[(“"‘'])\p{Lu}\p{Ll}{1,40}\s\p{Lu}[\p{L}'’-]{1,40}/gu;
/** At the start of a sentence two capitals are often a thing; what somebody does or where they live tells. */
const firstNames =
  /(?<=^|[.!?]\s)\p{Lu}\p{Ll}{1,40}\s\p{Lu}[\p{L}'’-]{1,40}(?=\s(?:at|who|said|says|told|asked|asks|lives|wants)\b)/gmu;
const ofPlaces =
  /\s(?:Street|Road|Lane|Avenue|Close|Square|Hall|House|Park|Library|Centre|School|College|University|Hospital|Church|Ward|Green|Hill|Bridge|Station|Market|Council|Cabinet|Committee|Board|Team|Service|Services|Plan|Strategy|Policy|Act|Forum|Group|Club|Trust|Association|East|West|North|South)$/u;

const contact =
  /[^\s@<>"(]{1,64}@[^\s@<>"]{1,200}\.[a-z]{2,20}|(?<!\d)0\d{2,4}[\s-]?\d{3}[\s-]?\d{3,4}(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/gi;

const address =
  /(?<!\d)\d{1,4}[a-z]?\s\p{Lu}\p{Ll}{1,40}\s(?:Street|Road|Lane|Avenue|Close|Drive|Way|Crescent|Gardens|Terrace|Place)\b/gu;

const mostOfEach = 3;
const quoted = (found: readonly string[]): string =>
  found
    .slice(0, mostOfEach)
    .map((each) => `“${each.replace(/\s+/g, " ").slice(0, 60)}”`)
    .join(", ");
/** Of each text, as much as anybody reads before publishing; nothing a text holds may keep others waiting. */
const mostRead = 6_000;
const foundIn = (texts: readonly string[], form: RegExp): string[] => [
  ...new Set(texts.flatMap((text) => text.slice(0, mostRead).match(form) ?? [])),
];

/** What to look at again in these texts before they are published; none where nothing stands out. */
export function tellsOfPeople(texts: readonly string[]): string[] {
  const counts = foundIn(texts, smallCount);
  const names = [
    ...foundIn(texts, titled),
    ...[...foundIn(texts, twoNames), ...foundIn(texts, firstNames)].filter((name) => !ofPlaces.test(name)),
  ];
  const contacts = [...foundIn(texts, contact), ...foundIn(texts, address)];
  return [
    ...(counts.length > 0
      ? [`Small counts can point at somebody: ${quoted(counts)}. Say “a few people” instead.`]
      : []),
    ...(names.length > 0 ? [`Is this somebody's name? ${quoted(names)}. Leave it out if so.`] : []),
    ...(contacts.length > 0
      ? [`Can somebody be found by this? ${quoted(contacts)}. Leave it out if so.`]
      : []),
  ];
}
