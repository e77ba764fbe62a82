import { makeStyles, tokens } from "@fluentui/react-components";
import { EmptyState } from "../../components/empty-state";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { useDeliveries } from "./deliveries-api";
import { StateGroup } from "./state-group";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  words: { margin: 0 },
});

/** One day by how it ended, what needs somebody's eye first. */
export function SentOnDay({ day }: { day: string }) {
  const styles = useStyles();
  const sent = useDeliveries(day);
  if (!sent.data)
    return sent.error ? (
      <ProblemPanel error={sent.error} onRetry={() => void sent.refetch()} />
    ) : (
      <LoadingRows label={strings.loading} />
    );
  const { messages, people, groups } = sent.data;
  if (groups.length === 0) return <EmptyState title={strings.emptyTitle} next={strings.emptyNext} />;
  return (
    <div className={styles.root}>
      <p className={styles.words}>{strings.summary(messages, people)}</p>
      {groups.map((group) => (
        <StateGroup key={group.state} day={day} {...group} />
      ))}
    </div>
  );
}
