import { type DayNumber, toNumber } from "../common/day-number";
import type { ClashRecord } from "./clash";
import { key } from "./names";
import type { OtherRuns } from "./people-findings";
import { createTopicIndex } from "./topics/topic-index";

/** A consultation of the register, as the check counts with it. */
export interface Entry {
  record: ClashRecord;
  slot: number;
  /** Undefined for what has no dates yet. */
  from: DayNumber | undefined;
  to: DayNumber | undefined;
  /** The same days; for what has no dates yet, the day it was last changed. */
  first: DayNumber;
  last: DayNumber;
}

interface Days {
  from: DayNumber;
  to: DayNumber;
}

/** Whose register it is asked about. */
export interface Asked {
  areas: readonly string[];
  audiences: readonly string[];
  wholeArea: string;
}

/**
 * The register, ready to be asked who asks the same people and what is the same topic. It follows the register row
 * by row: a row is the same object until it changes, so what did not change is not looked at again.
 */
export interface RegisterIndex {
  follow(rows: readonly ClashRecord[]): void;
  /** Those that ask the same people in the same place, and run on any of these days. */
  sameAudience(asked: Asked, days: Days, except: ClashRecord["reference"] | undefined): OtherRuns;
  /** Those about the same topic that touch these days, with how alike they are. */
  sameTopic(text: { title: string; overview: string }, days: Days): { entry: Entry; likeness: number }[];
}

/** Runs are found by blocks of 32 days that they touch. */
const blockBits = 5;
/** What runs for longer than this has a slip in its dates; it is kept apart, not put into thousands of blocks. */
const longestBlocks = 64;
const stopped = "Stopped";
const nobody = -1;

export function createRegisterIndex(): RegisterIndex {
  const topics = createTopicIndex();
  const names = createNames();
  let known: readonly ClashRecord[] = [];
  const slotOf = new Map<ClashRecord, number>();
  const entries: (Entry | undefined)[] = [];
  const blocks = new Map<number, number[]>();
  let endless: number[] = [];
  let removed = 0;
  const areas: (readonly number[])[] = [];
  const audiences: (readonly number[])[] = [];
  // By slot: what most rows are left out by, without a look at the row itself.
  let areaBits = new Int32Array(1_024);
  let audienceBits = new Int32Array(1_024);
  let first = new Int32Array(1_024);
  let last = new Int32Array(1_024);
  let gone = new Int32Array(1_024);
  const slotByReference = new Map<ClashRecord["reference"], number>();
  function recordIn(slot: number): ClashRecord {
    const entry = entries[slot];
    if (!entry) throw new Error(`slot ${slot} is empty`);
    return entry.record;
  }

  function add(record: ClashRecord): void {
    if (record.workflowStatus === stopped) return;
    const slot = entries.length;
    const entry = { ...readEntry(record), slot };
    entries.push(entry);
    slotOf.set(record, slot);
    slotByReference.set(record.reference, slot);
    if (slot >= first.length) {
      areaBits = grown(areaBits);
      audienceBits = grown(audienceBits);
      first = grown(first);
      last = grown(last);
      gone = grown(gone);
    }
    areas[slot] = names.idsOf(record.areas);
    audiences[slot] = names.idsOf(record.audiences);
    areaBits[slot] = bits(areas[slot]);
    audienceBits[slot] = bits(audiences[slot]);
    first[slot] = entry.first;
    last[slot] = entry.last;
    topics.add(slot, topics.read(record), entry.last);
    place(entry);
  }

  function place({ slot, from, to }: Entry): void {
    // Dates typed into the list the wrong way round are told elsewhere; nothing can overlap them.
    if (from === undefined || to === undefined || to < from) return;
    const [start, end] = [from >> blockBits, to >> blockBits];
    if (end - start > longestBlocks) endless.push(slot);
    else
      for (let block = start; block <= end; block++) {
        const slots = blocks.get(block);
        if (slots) slots.push(slot);
        else blocks.set(block, [slot]);
      }
  }

  function remove(record: ClashRecord): void {
    const slot = slotOf.get(record);
    if (slot === undefined) return;
    slotOf.delete(record);
    entries[slot] = undefined;
    gone[slot] = 1;
    if (slotByReference.get(record.reference) === slot) slotByReference.delete(record.reference);
    topics.remove(slot);
    removed++;
  }

  /** Removed rows stay in the lists until there are as many as rows that are left. */
  function tidy(): void {
    if (removed < 1_000 || removed < slotOf.size) return;
    const isIn = (slot: number): boolean => entries[slot] !== undefined;
    topics.forget();
    for (const [block, slots] of blocks) blocks.set(block, slots.filter(isIn));
    endless = endless.filter(isIn);
    removed = 0;
  }

  function follow(rows: readonly ClashRecord[]): void {
    if (rows === known) return;
    const changes = difference(known, rows);
    for (const record of changes.gone) remove(record);
    for (const record of changes.come) if (!slotOf.has(record)) add(record);
    known = rows;
    tidy();
  }

  function sameAudience(
    { wholeArea, ...asked }: Asked,
    days: Days,
    except: ClashRecord["reference"] | undefined,
  ): OtherRuns {
    const isWhole = asked.areas.some((area) => key(area) === key(wholeArea));
    const wantedAreas = new Set([...asked.areas, wholeArea].map(names.find));
    const wantedAudiences = new Set(asked.audiences.map(names.find));
    wantedAreas.delete(nobody);
    wantedAudiences.delete(nobody);
    const slots: number[] = [];
    const from: DayNumber[] = [];
    const to: DayNumber[] = [];
    const found: OtherRuns = { from, to, recordAt: (index) => recordIn(slots[index] ?? nobody) };
    if (asked.areas.length === 0 || wantedAudiences.size === 0) return found;
    const own = except === undefined ? nobody : (slotByReference.get(except) ?? nobody);
    const here = isWhole ? anyBits : bits(wantedAreas);
    const them = bits(wantedAudiences);

    function look(slot: number): void {
      // In this order: the place leaves out the most.
      if (((areaBits[slot] ?? 0) & here) === 0 || ((audienceBits[slot] ?? 0) & them) === 0) return;
      if (slot === own || gone[slot]) return;
      if ((first[slot] ?? 0) > days.to || (last[slot] ?? 0) < days.from) return;
      if (!meet(audiences[slot], wantedAudiences) || !(isWhole || meet(areas[slot], wantedAreas))) return;
      slots.push(slot);
      from.push(first[slot] ?? 0);
      to.push(last[slot] ?? 0);
    }
    const start = days.from >> blockBits;
    for (let block = start; block <= days.to >> blockBits; block++)
      // A run of several blocks is looked at in the first of them.
      for (const slot of blocks.get(block) ?? [])
        if (block === start || (first[slot] ?? 0) >> blockBits === block) look(slot);
    for (const slot of endless) look(slot);
    return found;
  }

  return {
    follow,
    sameAudience,
    sameTopic: (text, days) =>
      topics
        .similar(
          topics.glance(text),
          days,
          (slot) => (last[slot] ?? 0) >= days.from && (first[slot] ?? 0) <= days.to,
        )
        .flatMap(({ slot, likeness }) => {
          const entry = entries[slot];
          return entry ? [{ entry, likeness }] : [];
        }),
  };
}

/** A record with its days as numbers. What has no dates yet is of the day somebody last changed it. */
export function readEntry(record: ClashRecord): Omit<Entry, "slot"> {
  const starts = record.startDate ?? record.endDate;
  const ends = record.endDate ?? record.startDate;
  const from = starts && toNumber(starts);
  const to = ends && toNumber(ends);
  const changed = () => Math.floor(record.changedAt.getTime() / msPerDay);
  return { record, from, to, first: from ?? changed(), last: to ?? changed() };
}

/** What left a list of rows and what came, by the rows themselves. Most of the time one row took another's place. */
function difference(before: readonly ClashRecord[], after: readonly ClashRecord[]) {
  const gone: ClashRecord[] = [];
  const come: ClashRecord[] = [];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  let end = 0;
  if (before.length !== after.length) {
    while (start < shorter && before[start] === after[start]) start++;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
    gone.push(...before.slice(start, before.length - end));
    come.push(...after.slice(start, after.length - end));
  } else
    for (let at = 0; at < before.length; at++) {
      const [one, other] = [before[at], after[at]];
      if (one === other || !one || !other) continue;
      gone.push(one);
      come.push(other);
    }
  const stay = new Set(come);
  return { gone: gone.filter((record) => !stay.has(record)), come };
}

const msPerDay = 86_400_000;
const anyBits = -1;
/** One bit of 31 for each name: two sets of names that share no bit share no name. */
const bits = (ids: Iterable<number>): number => {
  let found = 0;
  for (const id of ids) found |= 1 << (id % 31);
  return found;
};

function meet(ids: readonly number[] | undefined, wanted: ReadonlySet<number>): boolean {
  for (const id of ids ?? []) if (wanted.has(id)) return true;
  return false;
}

/** Names as numbers; areas and audiences repeat, so each set of them is read once. */
function createNames() {
  const ids = new Map<string, number>();
  const sets = new Map<string, readonly number[]>();
  function idOf(name: string): number {
    const of = key(name);
    const id = ids.get(of) ?? ids.size;
    ids.set(of, id);
    return id;
  }
  function idsOf(given: readonly string[]): readonly number[] {
    const written = given.join("\n");
    let found = sets.get(written);
    if (!found) {
      found = given.map(idOf);
      sets.set(written, found);
    }
    return found;
  }
  return {
    idsOf,
    /** Asking keeps nothing: a name that no row has meets none. */
    find: (name: string): number => ids.get(key(name)) ?? nobody,
  };
}

function grown(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
