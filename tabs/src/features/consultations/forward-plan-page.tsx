import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useDeferredValue, useEffect, useMemo } from "react";
import type { ForwardPlan } from "../../../../bot/contract";
import { useKnownMe } from "../../api/me";
import { dayInWords, todayOf } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { useNarrow } from "../../components/use-narrow";
import { arrange, choices, everything, matching, timingOrder, type Wanted } from "./arrange-rows";
import { useForwardPlan } from "./forward-plan-api";
import { PlanCards } from "./plan-cards";
import { PlanFilters } from "./plan-filters";
import { PlanTable } from "./plan-table";
import { rowAnchor } from "./row-anchor";
import { strings } from "./strings";

const pageSize = 50;
/** Drawn at once, so that a slow computer answers sooner; the rest of the page follows. */
const drawnAtOnce = 12;

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  group: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  found: { margin: 0, color: tokens.colorNeutralForeground2 },
  more: { justifySelf: "center" },
});

/** What somebody looks for, and how far down: kept by whoever shows this page. */
export interface PlanState {
  wanted: Wanted;
  limit: number;
}
export const firstPlanState: PlanState = { wanted: everything, limit: pageSize };

interface ForwardPlanPageProps {
  /** The consultation somebody came back from. */
  asked?: string;
  state: PlanState;
  onState: (state: PlanState) => void;
  onSeeConsultation: (reference: string) => void;
}

export function ForwardPlanPage(props: ForwardPlanPageProps) {
  const styles = useStyles();
  const plan = useForwardPlan();
  return (
    <div className={styles.root}>
      {plan.data ? (
        <>
          <Freshness {...plan.data} error={plan.error} />
          <Plan plan={plan.data} {...props} />
        </>
      ) : plan.error ? (
        <ProblemPanel error={plan.error} onRetry={() => void plan.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}

function Plan(props: ForwardPlanPageProps & { plan: ForwardPlan }) {
  const { plan, asked, state, onState, onSeeConsultation } = props;
  const { wanted, limit } = state;
  const styles = useStyles();
  const narrow = useNarrow();
  const wholeArea = useKnownMe()?.wholeArea;
  const today = todayOf(plan);
  const searched = useDeferredValue(wanted);

  const services = useMemo(() => choices(plan.rows.map((row) => row.service)), [plan.rows]);
  const areas = useMemo(() => choices(plan.rows.flatMap((row) => row.areas)), [plan.rows]);
  const audiences = useMemo(() => choices(plan.rows.flatMap((row) => row.audiences)), [plan.rows]);
  const matches = useMemo(
    () => matching(plan.rows, searched, { today, wholeArea }),
    [plan.rows, searched, today, wholeArea],
  );
  const found = useMemo(() => arrange(matches, searched), [matches, searched]);

  const askedAt = asked ? found.findIndex((row) => row.reference === asked) : -1;
  const shown = Math.min(found.length, Math.max(limit, askedAt + 1));
  const drawn = found.slice(0, useDeferredValue(shown, Math.max(drawnAtOnce, askedAt + 1)));
  const counts = { "": matches.length, open: 0, forthcoming: 0, undated: 0, closed: 0 };
  for (const row of matches) counts[row.timing]++;

  useEffect(() => {
    const row = asked ? document.getElementById(rowAnchor(asked)) : null;
    row?.scrollIntoView?.({ block: "center" });
    row?.focus({ preventScroll: true });
  }, [asked]);

  if (plan.rows.length === 0) return <EmptyState title={strings.emptyTitle} next={strings.emptyNext} />;

  const missing = asked && !plan.rows.some((row) => row.reference === asked);
  const Rows = narrow ? PlanCards : PlanTable;
  return (
    <>
      {missing && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.notHere(asked)}</MessageBarTitle>
            {strings.notHereNext}
          </MessageBarBody>
        </MessageBar>
      )}
      <PlanFilters
        wanted={wanted}
        onChange={(next) => onState({ wanted: next, limit: pageSize })}
        counts={counts}
        services={services}
        areas={areas}
        audiences={audiences}
      />
      <p className={styles.found} role="status">
        {strings.found(shown, found.length)}
      </p>
      {plan.lastChecked && (
        <p className={styles.found}>{strings.lastChecked(dayInWords(plan.lastChecked))}</p>
      )}
      {found.length === 0 && <EmptyState title={strings.noMatchTitle} next={strings.noMatchNext} />}
      {timingOrder.map((timing) => {
        const rows = drawn.filter((row) => row.timing === timing);
        return rows.length === 0 ? null : (
          <section key={timing} className={styles.group} aria-labelledby={`timing-${timing}`}>
            <h2 id={`timing-${timing}`} className={styles.heading}>
              {strings.timings[timing]}
            </h2>
            <Rows
              rows={rows}
              namedBy={`timing-${timing}`}
              asked={asked}
              onSeeConsultation={onSeeConsultation}
            />
          </section>
        );
      })}
      {shown < found.length && (
        <Button className={styles.more} onClick={() => onState({ wanted, limit: shown + pageSize })}>
          {strings.showMore(Math.min(pageSize, found.length - shown))}
        </Button>
      )}
    </>
  );
}
