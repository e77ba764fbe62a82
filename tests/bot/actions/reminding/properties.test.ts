import fc from "fast-check";
import type { Action, ReminderPreferences } from "../../../../bot/actions";
import { addDays, type Day, day, dayOf, daysBetween, weekday } from "../../../../bot/common/days";
import type { PersonId } from "../../../../bot/common/ids";
import { isWithin, timeOf } from "../../../../bot/common/london-time";
import { named } from "../../../support/build";
import { adele, alex, buildWorld, grady, megan, owed, usualSettings, workingDays } from "./build-reminding";

const length = 35;
/** An ordinary spring with its bank holidays, Easter and the clocks, the clocks again, and Christmas. */
const starts = ["2027-05-03", "2027-03-01", "2027-10-04", "2027-12-06"].map(day);
const team = [alex, grady, megan, adele];

const aTime = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), half: fc.boolean() })
  .map(({ hour, half }) => `${String(hour).padStart(2, "0")}:${half ? "30" : "00"}`);
const somePreferences = fc.record({
  frequency: fc.constantFrom<ReminderPreferences["frequency"]>(
    "daily",
    "daily",
    "weekly",
    "only late",
    "paused",
  ),
  pausedFor: fc.option(fc.integer({ min: 0, max: length }), { nil: undefined }),
  quiet: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  sendAt: fc.option(aTime, { nil: undefined }),
  quietHours: fc.option(fc.record({ from: aTime, to: aTime }), { nil: undefined }),
  leave: fc.array(
    fc.record({ in: fc.integer({ min: -5, max: length }), days: fc.integer({ min: 0, max: 20 }) }),
    {
      maxLength: 2,
    },
  ),
});
const someActions = fc.array(
  fc.record({
    dueIn: fc.integer({ min: -30, max: length + 10 }),
    owner: fc.constantFrom(alex, grady, megan, undefined),
  }),
  { minLength: 1, maxLength: 8 },
);
const someDowntimes = fc.array(
  fc.record({ hour: fc.integer({ min: 0, max: length * 24 }), hours: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 4 },
);

/** The rule as design §6 says it, counted day by day. */
function stageDays({ dueDate }: Action, as: "owes" | "manager" | "lead"): { on: Day; isLate: boolean }[] {
  if (!dueDate) return [];
  const late = (by: number) => ({ on: workingDays.add(dueDate, by), isLate: true });
  const first = as === "manager" ? 5 : 10;
  if (as !== "owes") return Array.from({ length: 8 }, (_, month) => late(first + 20 * month));
  return [
    { on: workingDays.add(dueDate, -5), isLate: false },
    { on: dueDate, isLate: false },
    ...Array.from({ length: 30 }, (_, week) => late(2 + 5 * week)),
  ];
}

/** Every way in which an action concerns somebody. */
const concerns = ({ owner }: Action, person: PersonId): ("owes" | "manager" | "lead")[] => [
  ...((owner ? owner.id === person : person === adele.id) ? (["owes"] as const) : []),
  ...(owner?.id !== person && person === megan.id ? (["manager"] as const) : []),
  ...(owner?.id !== person && person === adele.id ? (["lead"] as const) : []),
];

function isOff({ quiet, frequency, pausedUntil, leave }: ReminderPreferences, on: Day): boolean {
  const paused = frequency === "paused" && (!pausedUntil || on < pausedUntil);
  const away = leave.some(({ from, to }) => on >= from && on <= to);
  return quiet || paused || away || !workingDays.isWorkingDay(on);
}

const known = new Map<string, ReturnType<typeof stageDays>>();
/** Counting day by day is slow, and the same few days come up over and over. */
function stagesOf(action: Action, as: "owes" | "manager" | "lead") {
  const key = `${action.dueDate} ${as}`;
  const stages = known.get(key) ?? stageDays(action, as);
  known.set(key, stages);
  return stages;
}

function newsOf(
  actions: readonly Action[],
  {
    person,
    own,
    last,
    on,
    until,
  }: { person: PersonId; own: ReminderPreferences; last?: Day; on: Day; until: Day },
): string[] {
  const earliest = own.leave
    .filter(({ from, to }) => from < on && daysBetween(to, on) <= 14)
    .map(({ from }) => addDays(from, -14))
    .concat(addDays(on, -14))
    .sort()[0] as Day;
  return actions
    .filter((action) =>
      concerns(action, person).some((as) =>
        stagesOf(action, as).some(
          (stage) =>
            stage.on <= until &&
            stage.on >= earliest &&
            (!last || stage.on > last) &&
            // On the day itself or after it, "due soon" is over.
            !(stage.on < (action.dueDate as Day) && (action.dueDate as Day) <= until) &&
            (own.frequency !== "only late" || stage.isLate),
        ),
      ),
    )
    .map(({ id }) => String(id))
    .sort();
}

it("tells everybody of every stage once, on one card a day, at their time, and never early", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.tuple(somePreferences, somePreferences, somePreferences, somePreferences),
      someActions,
      someDowntimes,
      (start, chosen, made, downtimes) => {
        const actions = made.map(({ dueIn, owner }, at) =>
          owed(at + 1, { dueDate: addDays(start, dueIn), owner: owner && named(owner) }),
        );
        const { world, tick } = buildWorld({ actions });
        team.forEach(({ id }, at) => {
          const { pausedFor, leave, sendAt, quietHours, ...rest } = chosen[at] as (typeof chosen)[0];
          world.preferences.set(id, {
            ...rest,
            ...(sendAt && { sendAt }),
            ...(quietHours && { quietHours }),
            ...(pausedFor !== undefined && { pausedUntil: addDays(start, pausedFor) }),
            leave: leave.map((each) => {
              const from = addDays(start, each.in);
              return { from, to: addDays(from, each.days) };
            }),
          });
        });

        const begin = Date.parse(`${start}T00:00:00Z`);
        for (let half = 0; half < length * 48; half++) {
          if (downtimes.some(({ hour, hours }) => half >= hour * 2 && half < (hour + hours) * 2)) continue;
          const now = new Date(begin + half * 1_800_000);
          const [today, time] = [dayOf(now), timeOf(now)];
          const before = new Map(world.lastTold);
          const cards = tick(now);
          for (const { id } of team) {
            const own = world.preferences.get(id) as ReminderPreferences;
            const last = before.get(id);
            const quiet = own.quietHours ?? usualSettings.quietHours;
            const wanted = own.sendAt ?? usualSettings.at;
            const isTime = time >= (isWithin(wanted, quiet) ? quiet.to : wanted) && !isWithin(time, quiet);
            let firstOfWeek = addDays(today, -((weekday(today) + 6) % 7));
            while (firstOfWeek < today && isOff(own, firstOfWeek)) firstOfWeek = addDays(firstOfWeek, 1);
            const until = own.frequency === "weekly" ? firstOfWeek : today;
            const ask = { person: id, own, on: today, ...(last && { last }) };
            const mayHear = isTime && !isOff(own, today) && last !== today;
            const hears = mayHear && newsOf(actions, { ...ask, until }).length > 0;
            const got = cards.filter(({ to }) => to === id);
            expect({ id, now, got: got.length }).toEqual({ id, now, got: hears ? 1 : 0 });
            if (hears)
              expect(got[0]?.reminder.items.map(({ action }) => String(action.id)).sort()).toEqual(
                newsOf(actions, { ...ask, until: today }),
              );
          }
        }
      },
    ),
    { numRuns: 10 },
  );
});
