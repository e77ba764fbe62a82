import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { canSeeEvidence } from "../permissions";
import { answerAbout, type NextYearAnswer, nextYearAnswers, yearOf } from "./next-year";
import type { UpkeepDeps } from "./upkeep-deps";

/** What somebody plans for a year; a later answer takes the place of the one before. Safe to press twice. */
export async function answerNextYear(
  { clock, upkeep: { told } }: Pick<UpkeepDeps, "clock" | "upkeep">,
  { year, answer, by }: { year: number; answer: NextYearAnswer; by: Person },
): Promise<void> {
  if (!canSeeEvidence(by, "own chat"))
    throw new Failure("not_allowed", "Only officers say what they plan. To see the plan, type: forward plan");
  const now = yearOf(dayOf(clock.now()));
  if (year !== now && year !== now + 1)
    throw new Failure("invalid", `This card is about ${year}. To plan one now, type: plan a consultation`);
  await told.claim({ about: answerAbout(year, answer), to: by.id });
  for (const other of nextYearAnswers)
    if (other !== answer) await told.giveBack({ about: answerAbout(year, other), to: by.id });
}
