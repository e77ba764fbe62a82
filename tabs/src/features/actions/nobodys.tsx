import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useKnownMe } from "../../api/me";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { ActionRow, type ActionRowProps } from "./action-row";
import { useUnowned } from "./my-work-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const shownAtFirst = 10;

type NobodysProps = Pick<ActionRowProps, "today" | "onSeeConsultation" | "onSaid">;

/** The engagement lead's queue: what has no owner, or one who cannot do it any more. */
export function Nobodys(props: NobodysProps) {
  const styles = useStyles();
  const me = useKnownMe();
  const unowned = useUnowned();
  const [all, setAll] = useState(false);
  const rows = unowned.data?.rows ?? [];
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <section className={styles.root} aria-labelledby="nobodys">
      <h2 id="nobodys" className={styles.heading}>
        {unowned.data ? strings.withCount(strings.unowned, rows.length) : strings.unowned}
      </h2>
      {!unowned.data && unowned.error && (
        <ProblemPanel error={unowned.error} onRetry={() => void unowned.refetch()} />
      )}
      {!unowned.data && !unowned.error && <LoadingRows label={strings.loadingUnowned} />}
      {unowned.data && rows.length === 0 && <p className={styles.quiet}>{strings.unownedNone}</p>}
      {rows.length > 0 && (
        <ul className={styles.list} aria-labelledby="nobodys">
          {shown.map(({ needs, ...action }) => (
            <ActionRow
              key={action.id}
              action={action}
              place="nobodys"
              me={me?.id}
              why={[strings.needs[needs], action.offeredTo && strings.offeredTo(action.offeredTo)]
                .filter(Boolean)
                .join(" ")}
              {...props}
            />
          ))}
        </ul>
      )}
      {shown.length < rows.length && (
        <div>
          <Button onClick={() => setAll(true)}>{strings.showAll(rows.length)}</Button>
        </div>
      )}
    </section>
  );
}
