import { Link, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { MyConsultation } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { DocumentLinks } from "../../components/document-links";
import { StatusBadge } from "../../components/status-badge";
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
  links: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
});

interface ConsultationListProps {
  consultations: MyConsultation[];
  namedBy: string;
  onSeeConsultation: (reference: string) => void;
}

export function ConsultationList({ consultations, namedBy, onSeeConsultation }: ConsultationListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={namedBy}>
      {consultations.map((row) => (
        <li key={row.reference} className={styles.item}>
          <div className={styles.top}>
            <span className={styles.quiet}>{row.reference}</span>
            <StatusBadge status={row.workflowStatus} />
          </div>
          <Link
            as="button"
            className={styles.title}
            aria-label={strings.openRecord(row.title)}
            onClick={() => onSeeConsultation(row.reference)}
          >
            <bdi>{row.title}</bdi>
          </Link>
          <span className={styles.quiet}>{periodInWords(row)}</span>
          {row.stepsTotal > 0 ? (
            <>
              <ProgressBar
                value={row.stepsDone}
                max={row.stepsTotal}
                thickness="large"
                aria-label={strings.progressOf(row.title)}
                aria-valuetext={strings.progress(row.stepsDone, row.stepsTotal)}
              />
              <span className={styles.quiet}>{strings.progress(row.stepsDone, row.stepsTotal)}</span>
            </>
          ) : (
            <span className={styles.quiet}>{strings.noSteps}</span>
          )}
          <span className={styles.links}>
            <DocumentLinks reference={row.reference} title={row.title} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function periodInWords({ startDate, endDate }: MyConsultation): string {
  if (startDate && endDate) return strings.period(dayInWords(startDate), dayInWords(endDate));
  return startDate ? strings.starts(dayInWords(startDate)) : strings.noDates;
}
