import { Badge, Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ReviewRow } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  top: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  title: { fontWeight: tokens.fontWeightSemibold, textAlign: "start", lineHeight: tokens.lineHeightBase300 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  badges: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface ReviewListProps {
  rows: ReviewRow[];
  namedBy: string;
  onSeeConsultation: (reference: string) => void;
}

export function ReviewList({ rows, namedBy, onSeeConsultation }: ReviewListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={namedBy}>
      {rows.map((row) => (
        <li key={row.reference} className={styles.item}>
          <div className={styles.top}>
            <span className={styles.quiet}>{row.reference}</span>
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
          <span className={styles.quiet}>
            <bdi>{strings.from(row.leadOfficer, row.service)}</bdi>
          </span>
          <span className={styles.quiet}>{periodInWords(row)}</span>
          <span className={styles.badges}>
            <Badge appearance="tint" size="large" color={row.clashes > 0 ? "warning" : "informative"}>
              {row.clashes > 0 ? strings.clashes(row.clashes) : strings.noClashes}
            </Badge>
            <Badge appearance="tint" size="large" color={row.missingSteps > 0 ? "warning" : "informative"}>
              {row.missingSteps > 0 ? strings.steps(row.missingSteps) : strings.noSteps}
            </Badge>
          </span>
          {row.whose !== "me" && <span className={styles.quiet}>{strings.asked(row.reviewers)}</span>}
        </li>
      ))}
    </ul>
  );
}

function periodInWords({ startDate, endDate }: ReviewRow): string {
  if (startDate && endDate) return strings.fromTo(dayInWords(startDate), dayInWords(endDate));
  return startDate ? strings.starts(dayInWords(startDate)) : strings.noDates;
}
