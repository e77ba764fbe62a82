import { makeStyles, tokens } from "@fluentui/react-components";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { useMyReminders } from "./reminders-api";
import { RemindersForm } from "./reminders-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Everybody's own; nobody else sees them. */
export function RemindersPage() {
  const styles = useStyles();
  const kept = useMyReminders();
  return (
    <div className={styles.root}>
      <h2 className={styles.heading}>{strings.heading}</h2>
      <p className={styles.quiet}>{strings.about}</p>
      {kept.data ? (
        <RemindersForm kept={kept.data} />
      ) : kept.error ? (
        <ProblemPanel error={kept.error} onRetry={() => void kept.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}
