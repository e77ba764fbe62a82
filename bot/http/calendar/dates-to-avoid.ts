import type { Request, Response } from "express";
import { z } from "zod";
import type { Calendar, DateToAvoid } from "../../calendar";
import { daysBetween, toDay } from "../../common/days";
import { Failure } from "../../common/failure";
import type { DatesToAvoid, DateToAvoidView } from "../../contract";

const querySchema = z.object({ from: z.string().catch(""), to: z.string().catch("") });
const mostDays = 731;

export function getDatesToAvoid(calendar: Pick<Calendar, "seeDates" | "uncheckedIn">) {
  return (request: Request, response: Response<DatesToAvoid>): void => {
    const read = querySchema.parse(request.query);
    const [from, to] = [toDay(read.from), toDay(read.to)];
    if (!from || !to)
      throw new Failure("invalid", "Say from which day to which, such as from=2027-01-01&to=2027-03-31.");
    if (to < from) throw new Failure("invalid", "The last day is before the first one.");
    if (daysBetween(from, to) > mostDays)
      throw new Failure("invalid", "That is too long a time. Ask for at most two years.");
    response.json({
      dates: calendar.seeDates({ from, to }).map(present),
      uncheckedYears: [...calendar.uncheckedIn({ from, to })],
    });
  };
}

const present = (date: DateToAvoid): DateToAvoidView => ({
  name: date.name,
  kind: date.kind,
  severity: date.severity,
  from: date.from,
  to: date.to,
  eveningBefore: date.eveningBefore,
  mayMoveDays: date.mayMoveDays,
  community: date.community,
  areas: [...date.areas],
  audiences: [...date.audiences],
  advice: date.advice,
  source: date.source,
  ...(date.checkedOn ? { checkedOn: date.checkedOn } : {}),
  listUrl: date.listUrl,
});
