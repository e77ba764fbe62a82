import { makeStyles, tokens } from "@fluentui/react-components";
import type { MyWork } from "../../../../bot/contract";
import { todayOf } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { ActionList } from "./action-list";
import { ConsultationList } from "./consultation-list";
import { groupActions, groupOrder } from "./group-actions";
import { useMyWork } from "./my-work-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  columns: {
    display: "grid",
    gap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  group: { display: "grid", gap: tokens.spacingVerticalS },
  groupHeading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface MyWorkPageProps {
  onSeeConsultation: (reference: string) => void;
}

export function MyWorkPage({ onSeeConsultation }: MyWorkPageProps) {
  const styles = useStyles();
  const work = useMyWork();
  return (
    <div className={styles.root}>
      {work.data ? (
        <>
          <Freshness {...work.data} error={work.error} />
          <Work work={work.data} onSeeConsultation={onSeeConsultation} />
        </>
      ) : work.error ? (
        <ProblemPanel error={work.error} onRetry={() => void work.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}

function Work({ work, onSeeConsultation }: { work: MyWork } & MyWorkPageProps) {
  const styles = useStyles();
  const today = todayOf(work);
  const groups = groupActions(work.actions, today);
  return (
    <div className={styles.columns}>
      <section className={styles.column} aria-labelledby="my-actions">
        <h2 id="my-actions" className={styles.heading}>
          {strings.actions}
        </h2>
        {work.actions.length === 0 ? (
          <EmptyState title={strings.noActionsTitle} next={strings.noActionsNext} />
        ) : (
          <p className={styles.hint}>{strings.howToFinish}</p>
        )}
        {groupOrder.map((group) =>
          groups[group].length === 0 ? null : (
            <section key={group} className={styles.group} aria-labelledby={`due-${group}`}>
              <h3 id={`due-${group}`} className={styles.groupHeading}>
                {strings.withCount(strings.groups[group], groups[group].length)}
              </h3>
              <ActionList
                actions={groups[group]}
                today={today}
                namedBy={`due-${group}`}
                onSeeConsultation={onSeeConsultation}
              />
            </section>
          ),
        )}
      </section>
      <section className={styles.column} aria-labelledby="my-consultations">
        <h2 id="my-consultations" className={styles.heading}>
          {strings.consultations}
        </h2>
        {work.consultations.length === 0 ? (
          <EmptyState title={strings.noConsultationsTitle} next={strings.noConsultationsNext} />
        ) : (
          <ConsultationList
            consultations={work.consultations}
            namedBy="my-consultations"
            onSeeConsultation={onSeeConsultation}
          />
        )}
      </section>
    </div>
  );
}
