import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { RecordHistory } from "../../../../bot/contract";
import { momentWithYear } from "../../components/days";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { useHistory } from "./record-api";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

const useStyles = makeStyles({
  line: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  what: { fontWeight: tokens.fontWeightSemibold },
});

/** Who changed what, the newest first. Fetched when somebody asks to see it. */
export function History({ reference }: { reference: string }) {
  const styles = useRecordStyles();
  const [shown, setShown] = useState(false);
  const history = useHistory(reference, shown);
  return (
    <section className={styles.section} aria-labelledby="history">
      <div className={styles.top}>
        <h3 id="history" className={styles.heading}>
          {strings.historyTitle}
        </h3>
        <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? strings.historyHide : strings.historyShow}
        </Button>
      </div>
      {!shown ? null : history.data ? (
        <Lines lines={history.data.lines} />
      ) : history.error ? (
        <ProblemPanel error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <LoadingRows label={strings.historyLoading} />
      )}
    </section>
  );
}

function Lines({ lines }: RecordHistory) {
  const styles = useStyles();
  const shared = useRecordStyles();
  if (lines.length === 0) return <p className={shared.text}>{strings.historyNone}</p>;
  return (
    <ol className={shared.plainList} aria-labelledby="history">
      {[...lines].reverse().map(({ what, who, when, from, to }) => (
        <li key={`${when} ${what} ${from} ${to}`} className={styles.line}>
          <span>
            <span className={styles.what}>{what}</span>{" "}
            <span className={shared.quiet}>{strings.at(who, momentWithYear(when))}</span>
          </span>
          {(from || to) && (
            <span>
              {from && (
                <span className={shared.quiet}>
                  <bdi>{strings.fromWas(from)}</bdi>{" "}
                </span>
              )}
              {to && <bdi>{strings.toIs(to)}</bdi>}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
