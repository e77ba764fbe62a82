import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { MyWork } from "../../../../bot/contract";
import { todayOf } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { AddAction } from "./add-action";
import { ConsultationList } from "./consultation-list";
import { MyActions } from "./my-actions";
import { useMyWork } from "./my-work-api";
import { Nobodys } from "./nobodys";
import { type Said, SaidBar } from "./said";
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
  const [said, setSaid] = useState<Said>();
  const row = { today: todayOf(work), onSeeConsultation, onSaid: setSaid };
  return (
    <>
      {said && <SaidBar said={said} onSaid={setSaid} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <section className={styles.column} aria-labelledby="my-actions">
            <h2 id="my-actions" className={styles.heading}>
              {strings.actions}
            </h2>
            {work.canAdd && <AddAction onSaid={setSaid} />}
            <MyActions work={work} {...row} />
          </section>
          {work.seesUnowned && <Nobodys {...row} />}
        </div>
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
    </>
  );
}
