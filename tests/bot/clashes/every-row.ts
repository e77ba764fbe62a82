import type { ClashAsk, ClashesDeps, ClashRecord, ClashReport } from "../../../bot/clashes";
import { checkClashes, type RegisterToCheck } from "../../../bot/clashes/check";
import { readEntry } from "../../../bot/clashes/register-index";
import { alike, createTopicIndex } from "../../../bot/clashes/topics/topic-index";
import { createViews } from "../../../bot/clashes/views";
import { toNumber } from "../../../bot/common/day-number";

const same = (name: string, other: string): boolean =>
  name.trim().replace(/\s+/g, " ").toLowerCase() === other.trim().replace(/\s+/g, " ").toLowerCase();

/** The check as somebody would write it first: every row is read for every question. What the index must agree with. */
export function checkEveryRow(deps: ClashesDeps, ask: ClashAsk): ClashReport {
  const rows = deps.records().filter(({ workflowStatus }) => workflowStatus !== "Stopped");
  const topics = createTopicIndex();
  const register: RegisterToCheck = {
    sameAudience({ areas, audiences, wholeArea }, { from, to }, except) {
      const found = rows
        .filter((row) => {
          if (row.reference === except) return false;
          const starts = row.startDate ?? row.endDate;
          const ends = row.endDate ?? row.startDate;
          if (!starts || !ends || starts > ends || toNumber(starts) > to || toNumber(ends) < from)
            return false;
          const where = row.areas.some(
            (area) =>
              areas.length > 0 &&
              (same(area, wholeArea) || areas.some((each) => same(each, wholeArea) || same(each, area))),
          );
          return where && row.audiences.some((one) => audiences.some((each) => same(each, one)));
        })
        .map((row) => readEntry(row));
      return {
        from: found.map(({ first }) => first),
        to: found.map(({ last }) => last),
        recordAt: (index) => found[index]?.record as ClashRecord,
      };
    },
    sameTopic(text, { from, to }) {
      const read = rows.map((row) => topics.read(row));
      for (const [slot, topic] of read.entries()) topics.add(slot, topic, 0);
      const asked = topics.glance(text);
      return rows.flatMap((row, slot) => {
        const entry = { ...readEntry(row), slot };
        const topic = read[slot];
        if (!topic || entry.last < from || entry.first > to) return [];
        const likeness = topics.likeness(asked, topic);
        return likeness >= alike ? [{ entry, likeness }] : [];
      });
    },
  };
  const { settings, uncheckedIn, clock } = deps;
  return checkClashes({ register, view: createViews(deps), uncheckedIn, settings: settings(), clock }, ask, {
    mayName: () => true,
  });
}
