import { type Day, dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import { has, type Person } from "../../common/person";
import { inWorkingHours } from "../../common/working-hours";
import { answerNextYear } from "./answer-next-year";
import { askNextYear } from "./ask-next-year";
import type { NextYearAnswer } from "./next-year";
import { checkOf, type PlanCheck, upToOf } from "./plan-check";
import { seeNextYear } from "./see-next-year";
import { tellEach } from "./tell-each";
import type { PlanChecked, UpkeepDeps } from "./upkeep-deps";

export interface PlanMarked {
  /** False when the plan says something else than was shown: look again. */
  marked: boolean;
  /** As it stands now. */
  check: PlanCheck;
}

/** The forward plan has an owner: what they look at each month, and what is asked of everybody each year. */
export function createUpkeep(deps: UpkeepDeps) {
  const { register, directory, workingDays, clock, upkeep } = deps;
  /** Read by whoever shows the plan, who cannot wait for storage. */
  let last: PlanChecked | undefined;

  const check = async (): Promise<PlanCheck> =>
    checkOf(register.all(), {
      ...{ last, today: dayOf(clock.now()), nextYear: await seeNextYear(deps) },
    });

  async function refreshPlanChecked(): Promise<void> {
    last = await upkeep.lastCheck.get();
  }

  return {
    refreshPlanChecked,
    /** For everybody, the public too: a day, and nobody's name. */
    planLastChecked: (): Day | undefined => last && dayOf(last.at),
    /** For the clock to call; it decides itself whether it is time. @returns how many were asked. */
    askNextYear: () => askNextYear(deps),
    answerNextYear: (ask: { year: number; answer: NextYearAnswer; by: Person }) => answerNextYear(deps, ask),
    async seePlanCheck({ by }: { by: Person }): Promise<PlanCheck> {
      mustOwnPlan(by);
      await refreshPlanChecked();
      return check();
    },
    /** Each month from its first working day on, until somebody has checked it. @returns how many were told. */
    async tellPlanCheck(): Promise<number> {
      const now = clock.now();
      const month = dayOf(now).slice(0, 7);
      if (!inWorkingHours(now, workingDays)) return 0;
      await refreshPlanChecked();
      if (last && dayOf(last.at).startsWith(month)) return 0;
      const leads = await directory.withRole("engagementLead");
      if (leads.length === 0) return 0;
      const shown = await check();
      return tellEach(deps, leads, {
        about: `plan-check-${month}`,
        tell: (to) => upkeep.notices.planCheck(to, shown),
      });
    },
    /** An engagement lead says that it is up to date, as it was shown. Safe to press twice. */
    async markPlanChecked({ seen, by }: { seen: string; by: Person }): Promise<PlanMarked> {
      mustOwnPlan(by);
      await refreshPlanChecked();
      const shown = await check();
      if (last?.seen === seen && shown.seen !== seen) return { marked: true, check: shown };
      if (shown.seen !== seen) return { marked: false, check: shown };
      const checked: PlanChecked = {
        ...{ by: { id: by.id, name: by.name }, at: clock.now() },
        ...{ upTo: upToOf(register.all()), seen },
      };
      await upkeep.lastCheck.set(checked);
      last = checked;
      return { marked: true, check: await check() };
    },
  };
}

function mustOwnPlan(person: Person): void {
  if (!has(person, "engagementLead"))
    throw new Failure(
      "not_allowed",
      "Only an engagement lead looks after the forward plan. To see it, type: forward plan",
    );
}
