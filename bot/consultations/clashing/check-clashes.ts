import type { Clock } from "../../common/clock";
import { dayOf, inWords } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Reference } from "../../common/ids";
import type { Person } from "../../common/person";
import type { Consultation, ConsultationStore } from "../consultation";
import { canReplan, canSeeEvidence, type Where } from "../permissions";
import { seeRecord } from "../register/see-record";
import { canBeReplanned } from "../replanning/replan-view";
import {
  askOf,
  asSentence,
  type ClashCheck,
  type ClashFinding,
  type ClashReport,
  noClashes,
  worstFirst,
} from "./clash-check";
import { readReason } from "./read-reason";

export interface CheckClashesDeps {
  register: ConsultationStore;
  clashCheck: ClashCheck;
  clock: Clock;
}

/** What the dates of a consultation meet, as it now stands. */
export interface ClashesSeen {
  consultation: Consultation;
  /** Without a whole period there is nothing to check. */
  hasDates: boolean;
  report: ClashReport;
  /** Whether this person may give it other dates. */
  canChange: boolean;
}

/** @throws Failure where it may not be read by this person, or not in this place. */
export function checkClashes(
  { register, clashCheck }: CheckClashesDeps,
  { reference, by, where }: { reference: Reference; by: Person; where: Where },
): ClashesSeen {
  const consultation = seeRecord({ register }, { reference, by, where });
  if (!canSeeEvidence(by, where))
    throw new Failure(
      "not_allowed",
      `The clash check is for officers. They ask for it in their own chat with me: check clashes ${reference}`,
    );
  const ask = askOf(consultation);
  return {
    consultation,
    hasDates: ask !== undefined,
    report: ask ? clashCheck(ask) : noClashes,
    canChange: canReplan(by, consultation) && canBeReplanned(consultation),
  };
}

const mostNamed = 5;

/** Other work that asks the same people or the same thing: to be joined up with, or kept apart for a reason. */
export const isOverlap = ({ kind, reference }: ClashFinding): boolean =>
  reference !== undefined && (kind === "sameAudience" || kind === "sameTopic");

/**
 * What goes on record once somebody looked: what was found, and what they say of it.
 * @throws Failure `invalid` where they must say whether to join up with an overlap.
 */
export function clashEvidence(
  { clock }: Pick<CheckClashesDeps, "clock">,
  { seen, said }: { seen: ClashesSeen; said: string },
): string {
  const { findings } = seen.report;
  if (!seen.hasDates)
    throw new Failure("invalid", "It has no dates yet. Give it an opening and a closing day first.");
  const about = findings.some(isOverlap) ? readReason(said) : { reason: said.trim() };
  if ("problem" in about) throw new Failure("invalid", `Say if you join up or stay apart. ${about.problem}`);
  const on = inWords(dayOf(clock.now()));
  const named = worstFirst(findings).slice(0, mostNamed).map(inShort);
  const more = findings.length - named.length;
  return [
    findings.length === 0
      ? `Clash check on ${on}: nothing found.`
      : `Clash check on ${on}: ${named.join(" ")}`,
    ...(more > 0 ? [`And ${more} more.`] : []),
    ...(about.reason ? [`Looked at. ${asSentence(about.reason)}`] : ["Looked at."]),
  ].join(" ");
}

const longestNamed = 160;

function inShort({ what }: ClashFinding): string {
  const letters = [...what.replace(/\s+/g, " ").trim()];
  return asSentence(
    letters.length <= longestNamed ? letters.join("") : `${letters.slice(0, longestNamed - 1).join("")}…`,
  );
}
