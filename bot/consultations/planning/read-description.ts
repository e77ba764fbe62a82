import { type Day, inWords, toDay } from "../../common/days";
import type { Problem, Typed } from "./plan";
import type { PlanningSettings } from "./planning-settings";

/** Card 1, once it holds together. */
export interface Description {
  title: string;
  overview: string;
  decisionDate: Day;
  decisionMaker: string;
  service: string;
  areas: readonly string[];
  audiences: readonly string[];
}

/** The Title column holds 255 characters; a working title that long helps nobody. */
const longestTitle = 120;
const longestLine = 255;
const longestOverview = 10_000;
const mostChoices = 100;
const furthestYears = 10;
// A person cannot see these, and they make two equal titles look different. The joiner inside emoji stays.
const unseen = /(?![\n\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu;
const letters = /[\p{L}\p{N}]/gu;

export const tidy = (text: string | undefined): string =>
  (text ?? "").replaceAll("\t", " ").replace(unseen, "").trim();

const partsOf = (text: string | undefined): string[] =>
  tidy(text)
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** A card sends several choices as one text, parted by commas. */
export const choices = (text: string | undefined): string[] => [...new Set(partsOf(text))];

/** Several choices, where a choice may itself have commas in its name. */
export function pick(text: string | undefined, known: readonly string[]): string[] {
  const parts = partsOf(text);
  const byParts = new Map(known.map((name) => [partsOf(name).join(), name]));
  const most = Math.max(1, ...known.map((name) => partsOf(name).length));
  const picked = new Set<string>();
  for (let at = 0; at < parts.length; ) {
    let end = Math.min(parts.length, at + most);
    while (end > at + 1 && !byParts.has(parts.slice(at, end).join())) end--;
    const one = parts.slice(at, end);
    picked.add(byParts.get(one.join()) ?? one.join(", "));
    at = end;
  }
  return [...picked];
}

const lettersIn = (text: string): number => text.match(letters)?.length ?? 0;

/** Reads card 1. Gives either the description or every problem with it, never half of each. */
export function readDescription(
  typed: Typed,
  { settings, today }: { settings: PlanningSettings; today: Day },
): { description: Description } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const wrong = (input: Problem["input"], message: string) => problems.push({ input, message });

  const title = tidy(typed.title).replace(/\s+/g, " ");
  if (lettersIn(title) < 5) wrong("title", "Give it a working title of at least five letters.");
  if (title.length > longestTitle)
    wrong("title", `The title has ${title.length} characters. Shorten it to ${longestTitle} or fewer.`);

  const overview = tidy(typed.overview);
  if (lettersIn(overview) < 10) wrong("overview", "Say in a sentence or two what is being decided.");
  if (overview.length > longestOverview)
    wrong("overview", `This has ${overview.length} characters. Shorten it to ${longestOverview} or fewer.`);

  const decisionDate = toDay(tidy(typed.decisionDate));
  const furthest = `${Number(today.slice(0, 4)) + furthestYears}-12-31`;
  if (!tidy(typed.decisionDate)) wrong("decisionDate", "Choose the date the decision will be taken.");
  else if (!decisionDate)
    wrong(
      "decisionDate",
      `"${tidy(typed.decisionDate).slice(0, 40)}" is not a date. Choose one from the calendar.`,
    );
  else if (decisionDate === today)
    wrong("decisionDate", `${inWords(decisionDate)} is today. Choose a later day, with time to hear people.`);
  else if (decisionDate < today)
    wrong("decisionDate", `${inWords(decisionDate)} has gone. Choose the date the decision will be taken.`);
  else if (decisionDate > furthest)
    wrong("decisionDate", `${inWords(decisionDate)} is over ${furthestYears} years away. Check the year.`);

  const decisionMaker = tidy(typed.decisionMaker).replace(/\s+/g, " ");
  if (!decisionMaker) wrong("decisionMaker", "Say who takes the decision, such as Cabinet.");
  else if (decisionMaker.length > longestLine)
    wrong("decisionMaker", `Shorten who decides to ${longestLine} characters or fewer.`);

  const service = tidy(typed.service);
  if (!service) wrong("service", "Choose the service that is asking.");
  else if (settings.services.length > 0 && !settings.services.includes(service))
    wrong(
      "service",
      `"${service.slice(0, 60)}" is not one of this council's services. Choose one from the list.`,
    );
  else if (service.length > longestLine)
    wrong("service", `Shorten the service to ${longestLine} characters or fewer.`);

  const areas = readChoices("areas", [settings.wholeArea, ...settings.areas], "areas it affects", "area");
  const audiences = readChoices("audiences", settings.audiences, "people you want to hear from", "audience");

  function readChoices(
    input: "areas" | "audiences",
    known: readonly string[],
    missing: string,
    one: string,
  ): string[] {
    const picked = pick(typed[input], known);
    if (picked.length === 0) wrong(input, `Choose the ${missing}.`);
    else if (picked.length > mostChoices)
      wrong(input, `That is ${picked.length} choices. Choose ${mostChoices} or fewer.`);
    else {
      const strange = picked.filter((choice) => !known.includes(choice));
      if (strange.length > 0 && known.length > 0)
        wrong(
          input,
          `"${strange.join(", ").slice(0, 80)}" is not an ${one} of this council. Choose from the list.`,
        );
    }
    return picked;
  }

  if (problems.length > 0 || !decisionDate) return { problems };
  return { description: { title, overview, decisionDate, decisionMaker, service, areas, audiences } };
}
