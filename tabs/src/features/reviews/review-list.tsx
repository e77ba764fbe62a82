import { Badge, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReviewRow } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { useRowCards } from "../../components/row-cards";
import { strings } from "./strings";

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold, textAlign: "start", lineHeight: tokens.lineHeightBase300 },
  badges: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface ReviewListProps {
  rows: ReviewRow[];
  namedBy: string;
  onSeeConsultation: (reference: string) => void;
}

export function ReviewList({ rows, namedBy, onSeeConsultation }: ReviewListProps) {
  const styles = useStyles();
  const cards = useRowCards();
  return (
    <ul className={cards.list} aria-labelledby={namedBy}>
      {rows.map((row) => (
        <li key={row.reference} className={cards.item}>
          <div className={cards.top}>
            <span className={cards.quiet}>{row.reference}</span>
            <span>{strings.waiting(row.daysWaiting)}</span>
          </div>
          <Link
            as="button"
            className={styles.title}
            aria-label={row.whose === "me" ? strings.review(row.title) : strings.open(row.title)}
            onClick={() => onSeeConsultation(row.reference)}
          >
            <bdi>{row.title}</bdi>
          </Link>
          <span className={cards.quiet}>
            <bdi>{strings.from(row.leadOfficer, row.service)}</bdi>
          </span>
          <span className={cards.quiet}>{periodInWords(row)}</span>
          <span className={styles.badges}>
            <Badge appearance="tint" size="large" color={row.clashes > 0 ? "warning" : "informative"}>
              {row.clashes > 0 ? strings.clashes(row.clashes) : strings.noClashes}
            </Badge>
            <Badge appearance="tint" size="large" color={row.missingSteps > 0 ? "warning" : "informative"}>
              {row.missingSteps > 0 ? strings.steps(row.missingSteps) : strings.noSteps}
            </Badge>
          </span>
          {row.whose !== "me" && <span className={cards.quiet}>{strings.asked(row.reviewers)}</span>}
        </li>
      ))}
    </ul>
  );
}

function periodInWords({ startDate, endDate }: ReviewRow): string {
  if (startDate && endDate) return strings.fromTo(dayInWords(startDate), dayInWords(endDate));
  return startDate ? strings.starts(dayInWords(startDate)) : strings.noDates;
}
