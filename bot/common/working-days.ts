import { addDays, type Day, day, weekday } from "./days";

/**
 * England's working days: weekends and bank holidays left out. Bank holidays follow the Banking and
 * Financial Dealings Act 1971, Schedule 1, with substitute days; one-off proclamations come in as `extra`.
 */
export interface WorkingDays {
  isWorkingDay(of: Day): boolean;
  bankHoliday(of: Day): string | undefined;
  /** Moves by so many working days; 0 gives the same day, working or not. */
  add(from: Day, workingDays: number): Day;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  between(from: Day, to: Day): number;
  /** The same day when it is a working day, else the next one (or the previous). */
  onOrAfter(of: Day): Day;
  onOrBefore(of: Day): Day;
}

/** Western Easter Sunday by the anonymous Gregorian computus (Meeus). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return day(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
}

function firstMonday(year: number, month: string): Day {
  let found = day(`${year}-${month}-01`);
  while (weekday(found) !== 1) found = addDays(found, 1);
  return found;
}

function lastMonday(year: number, month: string): Day {
  let found = day(`${year}-${month}-31`);
  while (weekday(found) !== 1) found = addDays(found, -1);
  return found;
}

const isWeekend = (of: Day): boolean => weekday(of) === 0 || weekday(of) === 6;

function bankHolidaysOf(year: number): Map<Day, string> {
  const easter = easterSunday(year);
  const holidays = new Map<Day, string>([
    [addDays(easter, -2), "Good Friday"],
    [addDays(easter, 1), "Easter Monday"],
    [firstMonday(year, "05"), "Early May bank holiday"],
    [lastMonday(year, "05"), "Spring bank holiday"],
    [lastMonday(year, "08"), "Summer bank holiday"],
  ]);
  const fixed: [Day, string][] = [
    [day(`${year}-01-01`), "New Year's Day"],
    [day(`${year}-12-25`), "Christmas Day"],
    [day(`${year}-12-26`), "Boxing Day"],
  ];
  // Those that need no substitute first: with Christmas Day on a Sunday, the Monday is Boxing Day and it is
  // Christmas Day that moves past it, to the Tuesday.
  for (const [of, name] of fixed.filter(([of]) => !isWeekend(of))) holidays.set(of, name);
  for (const [of, name] of fixed.filter(([of]) => isWeekend(of))) {
    let held = of;
    while (isWeekend(held) || holidays.has(held)) held = addDays(held, 1);
    holidays.set(held, `${name} (substitute day)`);
  }
  return holidays;
}

export function englandWorkingDays(extra: ReadonlyMap<Day, string> = new Map()): WorkingDays {
  const byYear = new Map<string, Map<Day, string>>();

  function bankHoliday(of: Day): string | undefined {
    const year = of.slice(0, 4);
    let holidays = byYear.get(year);
    if (!holidays) {
      holidays = bankHolidaysOf(Number(year));
      byYear.set(year, holidays);
    }
    return holidays.get(of) ?? extra.get(of);
  }

  function isWorkingDay(of: Day): boolean {
    return !isWeekend(of) && bankHoliday(of) === undefined;
  }

  function step(from: Day, direction: 1 | -1): Day {
    let found = addDays(from, direction);
    while (!isWorkingDay(found)) found = addDays(found, direction);
    return found;
  }

  function countBetween(from: Day, to: Day): number {
    if (to < from) return 0 - countBetween(to, from); // never -0, which is not 0 to everyone
    let count = 0;
    for (let at = from; at < to; ) {
      at = addDays(at, 1);
      if (isWorkingDay(at)) count++;
    }
    return count;
  }

  return {
    isWorkingDay,
    bankHoliday,
    add(from, workingDays) {
      let found = from;
      const direction = workingDays < 0 ? -1 : 1;
      for (let left = Math.abs(workingDays); left > 0; left--) found = step(found, direction);
      return found;
    },
    between: countBetween,
    onOrAfter: (of) => (isWorkingDay(of) ? of : step(of, 1)),
    onOrBefore: (of) => (isWorkingDay(of) ? of : step(of, -1)),
  };
}
