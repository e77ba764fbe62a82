import { Link, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import type { MyConsultation } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { DocumentLinks } from "../../components/document-links";
import { useRowCards } from "../../components/row-cards";
import { StatusBadge } from "../../components/status-badge";
import { strings } from "./strings";

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold, textAlign: "start", lineHeight: tokens.lineHeightBase300 },
  links: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
});

interface ConsultationListProps {
  consultations: MyConsultation[];
  namedBy: string;
  onSeeConsultation: (reference: string) => void;
}

export function ConsultationList({ consultations, namedBy, onSeeConsultation }: ConsultationListProps) {
  const styles = useStyles();
  const cards = useRowCards();
  return (
    <ul className={cards.list} aria-labelledby={namedBy}>
      {consultations.map((row) => (
        <li key={row.reference} className={cards.item}>
          <div className={cards.top}>
            <span className={cards.quiet}>{row.reference}</span>
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
          <span className={cards.quiet}>{periodInWords(row)}</span>
          {row.stepsTotal > 0 ? (
            <>
              <ProgressBar
                value={row.stepsDone}
                max={row.stepsTotal}
                thickness="large"
                aria-label={strings.progressOf(row.title)}
                aria-valuetext={strings.progress(row.stepsDone, row.stepsTotal)}
              />
              <span className={cards.quiet}>{strings.progress(row.stepsDone, row.stepsTotal)}</span>
            </>
          ) : (
            <span className={cards.quiet}>{strings.noSteps}</span>
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
