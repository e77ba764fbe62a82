import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReviewRow, Reviews } from "../../../../bot/contract";
import { useReviews } from "../../api/reviews";
import { EmptyState } from "../../components/empty-state";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { ReviewList } from "./review-list";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  group: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

const order: readonly ReviewRow["whose"][] = ["me", "mine", "others"];

/** What waits for a manager's answer, the longest waiting first. */
export function ReviewsPage({ onSeeConsultation }: { onSeeConsultation: (reference: string) => void }) {
  const styles = useStyles();
  const reviews = useReviews();
  return (
    <div className={styles.root}>
      {reviews.data ? (
        <>
          <Freshness {...reviews.data} error={reviews.error} />
          <Groups reviews={reviews.data} onSeeConsultation={onSeeConsultation} />
        </>
      ) : reviews.error ? (
        <ProblemPanel error={reviews.error} onRetry={() => void reviews.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}

interface GroupsProps {
  reviews: Reviews;
  onSeeConsultation: (reference: string) => void;
}

function Groups({ reviews, onSeeConsultation }: GroupsProps) {
  const styles = useStyles();
  const rowsOf = (whose: ReviewRow["whose"]) =>
    reviews.rows.filter((row) => row.whose === whose).sort((a, b) => b.daysWaiting - a.daysWaiting);
  return (
    <>
      {rowsOf("me").length === 0 && <EmptyState title={strings.emptyTitle} next={strings.emptyNext} />}
      {order.map((whose) => {
        const rows = rowsOf(whose);
        return rows.length === 0 ? null : (
          <section key={whose} className={styles.group} aria-labelledby={`reviews-${whose}`}>
            <h2 id={`reviews-${whose}`} className={styles.heading}>
              {strings.withCount(strings.groups[whose], rows.length)}
            </h2>
            <ReviewList rows={rows} namedBy={`reviews-${whose}`} onSeeConsultation={onSeeConsultation} />
          </section>
        );
      })}
    </>
  );
}
