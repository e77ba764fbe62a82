import { type Directory, has, type Person } from "../../common/person";
import type { Consultation } from "../consultation";

/** One line of the setting `reviewers`: a service, and who reviews for it. */
export interface ReviewerLine {
  service: string;
  who: string;
}

export interface Reviewers {
  people: readonly Person[];
  /** How they were found. */
  because: "setting" | "sponsor" | "managers" | "nobody";
}

type About = Pick<Consultation, "service" | "sponsor" | "leadOfficer">;

/** `Parks: megan@council.example` or `Parks: Megan Bowen, Diego Siciliani`. The service may have a colon too. */
export const readReviewerLines = (lines: readonly string[]): readonly ReviewerLine[] =>
  lines.flatMap((line) => {
    const at = line.lastIndexOf(":");
    const service = line.slice(0, Math.max(at, 0)).trim();
    const people = line.slice(at + 1).split(/[,;]/);
    return at < 0 ? [] : people.flatMap((each) => (each.trim() ? [{ service, who: each.trim() }] : []));
  });

/**
 * Who is asked to review: those the setting names for its service; else its sponsor; else every manager. Only
 * managers count, and never whoever leads it.
 */
export function whoReviews(
  { leadOfficer, sponsor }: About,
  { named, managers }: { named: readonly Person[]; managers: readonly Person[] },
): Reviewers {
  const may = (person: Person) => has(person, "manager") && person.id !== leadOfficer?.id;
  const once = (people: readonly Person[]) => [...new Map(people.map((each) => [each.id, each])).values()];
  const ways = [
    { because: "setting", people: once(named.filter(may)) },
    { because: "sponsor", people: managers.filter((each) => may(each) && each.id === sponsor?.id) },
    { because: "managers", people: managers.filter(may) },
  ] as const;
  return ways.find(({ people }) => people.length > 0) ?? { because: "nobody", people: [] };
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

interface AskReviewers {
  directory: Directory;
  reviewerLines: () => readonly string[];
}

/**
 * The same for any consultation, with the directory asked once. A name that may mean several managers means
 * none of them.
 */
export async function knownReviewers({
  directory,
  reviewerLines,
}: AskReviewers): Promise<(consultation: About) => Reviewers> {
  const managers = await directory.withRole("manager");
  const named = new Map<string, Person[]>();
  for (const { service, who } of readReviewerLines(reviewerLines())) {
    const found = (await directory.search(who)).filter((person) => has(person, "manager"));
    const people = named.get(plain(service)) ?? [];
    if (found.length === 1 && found[0]) people.push(found[0]);
    named.set(plain(service), people);
  }
  return (consultation) =>
    whoReviews(consultation, { named: named.get(plain(consultation.service ?? "")) ?? [], managers });
}

/** For one consultation. */
export const reviewersOf = async (deps: AskReviewers, consultation: About): Promise<Reviewers> =>
  (await knownReviewers(deps))(consultation);
