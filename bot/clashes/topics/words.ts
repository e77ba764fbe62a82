/** What nearly every consultation is called, whatever it is about. */
const generic = new Set(
  `a about all an and any are around as at be been better between by can do does for from future get give given has
  have having help how if in into is it its join last like look make many may more most much must need needs new
  next no not of off old on one open or other our out over own part per plan planning plans please policy policies
  possible post pre put replacement residents resident say see set should so some such take tell than that the their
  them then there these they this those through to towards under until up upon us use used using very via want was
  way ways we well were what when where whether which while who why will with within without would year years yearly
  annual you your yours 1st 2nd 3rd
  regulation regulations road lane avenue action actions amended amendment amendments approach area areas arrangement arrangements ask asked asking big
  borough change changed changes changing city comment comments community communities consult consultation
  consultations consulting conversation council councils county current delivery develop developing development
  district draft drafts early engage engagement exercise existing feedback final first formal framework
  further have hear idea ideas improve improved improvement improvements improving informal initial introduce
  introducing introduction involve involvement issue issues local main managed management neighbourhood number
  opinion opinions option options order our people phase place poll preferred programme project
  proposal proposals propose proposed proposing provide provided provision public questionnaire refresh refreshed
  renew renewal renewed report reports revised review reviewed reviewing reviews round scheme schemes second
  service services shape shaping stage stakeholder statement strategic strategies strategy summary survey surveys
  themed third thoughts town update updated updates updating version view views views village ward wards work
  working workshop workshops`.split(/\s+/),
);

/**
 * Names people use for one thing; each group becomes one word. A phrase says more than its words do: a local plan
 * is not a plan that is local.
 */
const sameThing: readonly (readonly string[])[] = [
  ["car park", "car parks", "car parking", "parking", "park and display", "pay and display"],
  ["council tax reduction", "council tax support", "council tax discount"],
  ["waste", "bin", "bins", "refuse", "rubbish", "wheelie bin", "wheelie bins"],
  ["recycling", "recycle", "recyclables"],
  [
    "play area",
    "play areas",
    "play park",
    "play parks",
    "playground",
    "playgrounds",
    "play space",
    "play spaces",
  ],
  ["leisure centre", "leisure centres", "sports centre", "sports centres"],
  ["speed limit", "speed limits", "20mph", "20 mph", "30mph"],
  ["cycling", "cycle", "cycles", "cycleway", "cycleways", "bike", "bikes"],
  ["homelessness", "homeless", "rough sleeping", "rough sleepers"],
  ["taxi", "taxis", "hackney carriage", "hackney carriages", "private hire"],
  ["hmo", "hmos", "house in multiple occupation", "houses in multiple occupation"],
  [
    "pspo",
    "pspos",
    "public space protection order",
    "public spaces protection order",
    "public spaces protection orders",
  ],
  ["budget", "budgets", "spending plan", "spending plans", "medium term financial strategy"],
  ["community engagement", "community involvement", "engagement strategy"],
  ["climate", "net zero", "carbon", "climate change", "climate emergency"],
  ["antisocial", "anti social", "asb", "anti social behaviour", "antisocial behaviour"],
  ["domestic abuse", "domestic violence"],
  ["community infrastructure levy", "cil"],
  ["cemetery", "cemeteries", "burial", "burials", "graveyard", "graveyards"],
  ["youth", "young people", "young peoples", "young persons", "teenagers"],
  ["older people", "elderly", "over 65s", "older residents", "older adults"],
  ["care home", "care homes", "residential care", "residential homes", "residential home"],
  ["admission", "admissions"],
  ["town centre", "town centres", "high street", "high streets", "city centre"],
  ["electric vehicle", "electric vehicles", "ev", "evs", "electric car", "electric cars"],
  ["low traffic neighbourhood", "low traffic neighbourhoods", "ltn", "ltns"],
  ["neighbourhood plan", "neighbourhood plans", "neighbourhood development plan"],
  ["local plan", "development plan"],
  ["local transport plan", "transport plan", "transport strategy"],
  [
    "polling district",
    "polling districts",
    "polling place",
    "polling places",
    "polling station",
    "polling stations",
  ],
  ["community governance", "parish boundary", "parish boundaries"],
  ["library", "libraries"],
  ["bus", "buses"],
  ["closure", "close", "closing", "closures"],
  ["charge", "charges", "charging", "fee", "fees", "tariff", "tariffs"],
  ["hours", "opening hours", "opening times", "times"],
  ["tenant", "tenants", "tenancy", "tenancies"],
  ["green space", "green spaces", "open space", "open spaces"],
  ["disabled", "disability", "disabilities"],
  ["day centre", "day centres", "day service", "day services"],
  ["voluntary", "third sector", "vcs", "charities"],
  ["art", "arts", "culture", "cultural"],
  ["street trading", "street traders"],
  ["toilet", "toilets", "public conveniences"],
];

const byFirstWord = new Map<string, { words: readonly string[]; token: string }[]>();
sameThing.forEach((group, number) => {
  for (const phrase of group) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, token: `=${number}` }]);
  }
});
for (const phrases of byFirstWord.values())
  phrases.sort((one, other) => other.words.length - one.words.length);

const mostWords = 400;

/** What a text is about, each thing once: no small words, no endings, one word for things with several names. */
export function topicWords(text: string): string[] {
  const words = text
    .slice(0, mostWords * 12)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, mostWords);
  const found = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const phrase = byFirstWord
      .get(words[at] ?? "")
      ?.find((each) => each.words.every((word, offset) => word === words[at + offset]));
    if (phrase) found.add(phrase.token);
    else if (saysSomething(words[at] ?? "")) found.add(stem(words[at] ?? ""));
    at += phrase?.words.length ?? 1;
  }
  return [...found];
}

/** Years and other numbers tell editions apart, not topics; a road's number does: a505. */
const saysSomething = (word: string): boolean => word.length > 1 && !generic.has(word) && !/^\d+$/.test(word);

const endings: readonly (readonly [ending: RegExp, least: number])[] = [
  [/(?:ations?|ations)$/, 4],
  [/(?<=[st])ions?$/, 4],
  [/ments?$/, 5],
  [/ings?$/, 4],
  [/ed$/, 4],
  [/ers?$/, 5],
  [/al$/, 5],
];

/** A word without the endings that grammar gives it. */
function stem(word: string): string {
  if (word.length < 4) return word;
  let left = word;
  if (/ies$/.test(left) && left.length > 4) left = `${left.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/.test(left)) left = left.slice(0, -2);
  else if (/[^sui]s$/.test(left)) left = left.slice(0, -1);
  for (const [ending, least] of endings) {
    const start = left.replace(ending, "");
    if (start === left || start.length < least) continue;
    left = start;
    break;
  }
  return left.length > 4 ? left.replace(/e$/, "") : left;
}
