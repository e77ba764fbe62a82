import type { Clock } from "../common/clock";
import type { Person } from "../common/person";
import type { Consultations, PublicPlan } from "../consultations";
import type { CouncilSettings } from "../settings";
import { calendarFile, calendarType } from "./calendars/calendar-file";
import type { TakenAway } from "./index";
import { pageType, publicPage } from "./pages/public-page";
import { publicTable } from "./spreadsheets/public-table";

export const publicFormats = ["json", "csv", "ics", "html"] as const;
export type PublicFormat = (typeof publicFormats)[number];

/** Anybody may ask for these, as often as they like: they are made once a minute at most. */
const madeForMs = 60_000;

interface Deps {
  consultations: Pick<Consultations, "seePublicPlan" | "publicCalendar" | "staffCalendar">;
  settings: () => CouncilSettings;
  clock: Clock;
}

/** The public plan, and a person's own calendar, as files. */
export function createPublicFiles({ consultations, settings, clock }: Deps) {
  const made = new Map<PublicFormat, { at: number; file: TakenAway }>();

  function make(format: PublicFormat): TakenAway {
    const plan = consultations.seePublicPlan();
    const { councilName } = settings();
    const text = {
      json: () => publicJson(councilName, plan),
      csv: () => publicTable(plan.records),
      ics: () =>
        calendarFile({ name: `${councilName}: consultations`, entries: consultations.publicCalendar(plan) }),
      html: () => publicPage({ councilName, plan }),
    }[format]();
    return { fileName: `consultations.${format}`, contentType: types[format], bytes: Buffer.from(text) };
  }

  return {
    /** Records that are marked public and agreed to, and of them only what may leave. */
    publicPlan(format: PublicFormat): TakenAway {
      const now = clock.now().getTime();
      const last = made.get(format);
      if (last && now >= last.at && now - last.at < madeForMs) return last.file;
      const file = make(format);
      made.set(format, { at: now, file });
      return file;
    },
    /** The days of what this person may see. */
    staffCalendar(person: Person): TakenAway {
      const entries = consultations.staffCalendar({ person });
      const text = calendarFile({ name: `${settings().councilName}: forward plan`, entries });
      return { fileName: "forward-plan.ics", contentType: calendarType, bytes: Buffer.from(text) };
    },
  };
}

const types: Record<PublicFormat, string> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  ics: calendarType,
  html: pageType,
};

const publicJson = (councilName: string, { records, asOf, lastChecked }: PublicPlan): string => {
  const checked = lastChecked && { last_checked: lastChecked };
  const told = { council: councilName, as_of: asOf.toISOString(), ...checked, consultations: records };
  return `${JSON.stringify(told, null, 2)}\n`;
};
