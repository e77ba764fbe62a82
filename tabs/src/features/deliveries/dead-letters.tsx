import { makeStyles, tokens } from "@fluentui/react-components";
import { momentWithYear } from "../../components/days";
import { LoadingRows } from "../../components/loading-rows";
import { PlainTable } from "../../components/plain-table";
import { ProblemPanel } from "../../components/problem-panel";
import { useDeadLetters } from "./deliveries-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What lay in the queue and could not be used, for administrators. */
export function DeadLetters() {
  const styles = useStyles();
  const dead = useDeadLetters();
  const count = dead.data?.count ?? 0;
  const letters = dead.data?.letters ?? [];
  return (
    <section className={styles.root} aria-labelledby="dead-letters">
      <h3 id="dead-letters" className={styles.heading}>
        {dead.data ? strings.withCount(strings.dead, count) : strings.dead}
      </h3>
      {!dead.data && dead.error && <ProblemPanel error={dead.error} onRetry={() => void dead.refetch()} />}
      {!dead.data && !dead.error && <LoadingRows label={strings.loading} />}
      {dead.data && <p className={styles.quiet}>{count === 0 ? strings.deadNone : strings.deadAbout}</p>}
      {letters.length > 0 && (
        <PlainTable
          namedBy="dead-letters"
          columns={[strings.when, strings.why, strings.said]}
          rows={letters.map(({ id, at, why, text }) => ({
            key: id,
            cells: [momentWithYear(at), <bdi key="why">{why}</bdi>, <bdi key="said">{text}</bdi>],
          }))}
        />
      )}
      {count > letters.length && <p className={styles.quiet}>{strings.moreDead(count - letters.length)}</p>}
    </section>
  );
}
