import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { WouldBeSent as Answer } from "../../../../bot/contract";
import { EmptyState } from "../../components/empty-state";
import { LoadingRows } from "../../components/loading-rows";
import { PlainTable } from "../../components/plain-table";
import { ProblemPanel } from "../../components/problem-panel";
import { useWouldBeSent } from "./deliveries-api";
import { Pages } from "./pages";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  words: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

type Row = Answer["rows"][number];

/** Who would get what on a day, when and why; and who would not. */
export function WouldBeSent({ day }: { day: string }) {
  const styles = useStyles();
  const [page, setPage] = useState(1);
  const found = useWouldBeSent({ day, page });
  if (!found.data)
    return found.error ? (
      <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <LoadingRows label={strings.loadingWouldBe} />
    );
  const { cards, skipped, rows, pages, page: shown } = found.data;
  if (rows.length === 0) return <EmptyState title={strings.wouldBeEmptyTitle} next={strings.emptyNext} />;
  return (
    <section className={styles.root} aria-labelledby="would-be-sent">
      <h3 id="would-be-sent" className={styles.heading}>
        {strings.wouldBe}
      </h3>
      <p className={styles.words}>{strings.wouldBeSummary(cards, skipped)}</p>
      <p className={styles.quiet}>{strings.wouldBeAbout}</p>
      <PlainTable
        namedBy="would-be-sent"
        columns={[strings.who, strings.when, strings.what]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <bdi key="who">{row.name || strings.nobodyKnown}</bdi>,
            row.skipped ? strings.skipped[row.skipped] : strings.at(row.sendAt),
            <Items key="what" row={row} />,
          ],
        }))}
      />
      <Pages name={strings.wouldBe} page={shown} pages={pages} onPage={setPage} />
    </section>
  );
}

function Items({ row: { items, more } }: { row: Row }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two things may have one title
        <li key={at}>
          <bdi>{item.title}</bdi>: {whyOf(item)}
        </li>
      ))}
      {more > 0 && <li>{strings.and(more)}</li>}
    </ul>
  );
}

function whyOf({ as, stage, dueInWorkingDays: due, unowned }: Row["items"][number]): string {
  const when =
    stage === "snooze over"
      ? strings.snoozeOver
      : due === undefined
        ? strings.noDay
        : due === 0
          ? strings.dueToday
          : due > 0
            ? strings.dueIn(due)
            : strings.late(-due);
  const whose = unowned ? strings.unowned : as === "owner" ? "" : strings.as[as];
  return [when, whose].filter(Boolean).join("; ");
}
