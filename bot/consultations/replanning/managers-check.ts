import type { Person } from "../../common/person";
import type { Consultation } from "../consultation";
import { mayKeepLess, wasSentForReview } from "../permissions";
import { tidy } from "../planning/read-description";
import { falls } from "./falls";
import type { Replanned, StepOutcome } from "./replan";

/** A change of reviewed work that only a manager who does not lead it may keep. */
export interface ManagersCheck {
  /** Whether the person who looks at it is such a manager. */
  mayKeep: boolean;
  /** What it lowers, such as: This lowers the level. */
  what: string;
  /** The same, and who can keep it or what they must add. */
  words: string;
}

const shortestReason = 10;
export const longestReason = 500;

interface Check {
  consultation: Consultation;
  by: Person;
  /** What the manager types to see the change, such as `change answers 2027-00042`. */
  ask: string;
  /** Whether nothing but dates was asked for. */
  datesAlone: boolean;
}

/** Whether this change needs a manager to keep it. Choosing another level has rules of its own for who may. */
export function managersCheck(
  replanned: Replanned,
  { consultation, by, ask, datesAlone }: Check,
): ManagersCheck | undefined {
  if (!wasSentForReview(consultation)) return undefined;
  const what = lowered(replanned, datesAlone);
  if (what === "") return undefined;
  const mayKeep = mayKeepLess(by, consultation);
  const leads = consultation.leadOfficer?.id === by.id && by.roles.includes("manager");
  const who = leads ? "You lead this work, so another manager must keep it." : "Only a manager may keep it.";
  return {
    mayKeep,
    what,
    words: mayKeep ? `${what} Say why. It goes on record.` : `${what} ${who} Send them: ${ask}`,
  };
}

/** Also where a new toolkit takes an open step away from its gate. */
const leavesItsGate = ({ gate, kind, status, planned }: StepOutcome): boolean =>
  gate !== undefined &&
  (kind === "no longer applies" ||
    (planned !== undefined && planned.gate !== gate && status !== "Done" && status !== "Waived"));

function lowered({ level, all }: Replanned, datesAlone: boolean): string {
  const fell = falls(level);
  const named = [...(fell.level ? ["the level"] : []), ...(fell.track ? ["the track"] : [])].join(" and ");
  // By dates alone a step goes only when its reason went: no election is near any more.
  const freed = datesAlone && named === "" ? 0 : all.filter(leavesItsGate).length;
  const many = `${freed} of its steps`;
  return [
    ...(named ? [`This lowers ${named}.`] : []),
    ...(freed > 0 ? [`Gates no longer wait for ${many}.`] : []),
  ].join(" ");
}

/** What the manager says about it, or what is wrong with that. */
export function readReason(typed: string | undefined): { reason: string } | { problem: string } {
  const reason = tidy(typed).replace(/\s+/g, " ");
  const letters = [...reason].length;
  if (letters < shortestReason)
    return { problem: `Say why in ${shortestReason} letters or more. It goes on record.` };
  if (letters > longestReason)
    return {
      problem: `The reason has ${letters} letters. Use ${longestReason} or fewer, and link to the rest.`,
    };
  return { reason };
}
