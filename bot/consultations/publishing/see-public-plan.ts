import type { Clock } from "../../common/clock";
import { type Day, dayOf } from "../../common/days";
import type { Reference } from "../../common/ids";
import type { ConsultationStore } from "../consultation";
import { isPublic, type PublicRecord, type PublishedRow, publicRecord } from "./public-record";

export interface PublishingDeps {
  register: ConsultationStore;
  clock: Clock;
  /** "You said, we did" of a consultation, once published. */
  publishedRows: (reference: Reference) => readonly PublishedRow[];
  /** When the owner of the plan last said that it is up to date. */
  lastChecked?: Day | undefined;
}

export interface PublicPlan {
  /** Open first, then coming up, then what closed last. */
  records: readonly PublicRecord[];
  asOf: Date;
  lastChecked?: Day;
}

const order = { open: 0, forthcoming: 1, closed: 2 };

/** Every record that is marked public and agreed to, as anybody may read it. */
export function seePublicPlan({ register, clock, publishedRows, lastChecked }: PublishingDeps): PublicPlan {
  const today = dayOf(clock.now());
  const isShown = (reference: Reference): boolean => {
    const row = register.find(reference);
    return row !== undefined && isPublic(row);
  };
  const records = register
    .all()
    .flatMap((row) => publicRecord(row, { today, rows: publishedRows(row.reference), isShown }) ?? [])
    .sort(byStatusThenDay);
  return { records, asOf: register.freshness().asOf, ...(lastChecked && { lastChecked }) };
}

function byStatusThenDay(one: PublicRecord, other: PublicRecord): number {
  if (one.status !== other.status) return order[one.status] - order[other.status];
  const byDay =
    one.status === "closed"
      ? other.enddate.localeCompare(one.enddate)
      : one.startdate.localeCompare(other.startdate);
  return byDay || one.id.localeCompare(other.id);
}
