import type { Consultation } from "../consultation";

/** Whether an edit of a row can bring it together with others, or with days to avoid, as it was not before. */
export function meetsOthersAnew(before: Consultation | undefined, after: Consultation): boolean {
  return before === undefined || JSON.stringify(partsOf(before)) !== JSON.stringify(partsOf(after));
}

const partsOf = ({
  startDate,
  endDate,
  decisionDate,
  areas,
  audiences,
  title,
  events,
  datesNote,
  overview,
  track,
  minimumWeeks,
}: Consultation) => [
  ...[startDate, endDate, decisionDate].map((on) => on ?? ""),
  ...[areas, audiences, title, overview, events.map(({ on }) => on), datesNote],
  ...[track ?? "", minimumWeeks ?? 0],
];
