import { Badge, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { WorkItem } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { StatusBadge } from "../../components/status-badge";
import { daysLate } from "./group-actions";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalS },
  },
  late: { borderLeft: `4px solid ${tokens.colorPaletteRedBorderActive}` },
  title: { display: "block", fontWeight: tokens.fontWeightSemibold },
  about: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  consultation: { fontSize: "inherit", textAlign: "start" },
  when: {
    display: "flex",
    flexDirection: "column",
    alignItems: "end",
    gap: tokens.spacingVerticalXS,
    whiteSpace: "nowrap",
    "@media (max-width: 480px)": { flexDirection: "row", alignItems: "center", flexWrap: "wrap" },
  },
});

interface ActionListProps {
  actions: WorkItem[];
  today: string;
  namedBy: string;
  onSeeConsultation: (reference: string) => void;
}

export function ActionList({ actions, today, namedBy, onSeeConsultation }: ActionListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={namedBy}>
      {actions.map((action) => {
        const late = daysLate(action, today);
        const about = action.consultationTitle ?? action.reference;
        return (
          <li key={action.id} className={mergeClasses(styles.item, late > 0 && styles.late)}>
            <div>
              <span className={styles.title}>
                <bdi>{action.title}</bdi>
              </span>
              <span className={styles.about}>
                {action.stepId && `${strings.step(action.stepId)}${about ? " · " : ""}`}
                {action.reference && about ? (
                  <Link
                    as="button"
                    className={styles.consultation}
                    aria-label={strings.openRecord(about)}
                    onClick={() => onSeeConsultation(action.reference ?? "")}
                  >
                    <bdi>{about}</bdi>
                  </Link>
                ) : (
                  <bdi>{about}</bdi>
                )}
              </span>
            </div>
            <div className={styles.when}>
              {late > 0 && (
                <Badge color="danger" size="large">
                  {strings.daysLate(late)}
                </Badge>
              )}
              <span>{dueInWords(action, today)}</span>
              {action.status === "Blocked" && <StatusBadge status={action.status} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function dueInWords({ dueDate }: WorkItem, today: string): string {
  if (!dueDate) return strings.noDue;
  return dueDate === today ? strings.dueToday : strings.due(dayInWords(dueDate));
}
