import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { StatusBadge } from "../../components/status-badge";
import type { PlanRowsProps } from "./plan-table";
import { rowAnchor } from "./row-anchor";
import { Areas, Dates, RowLinks, RowTitle } from "./row-details";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  card: {
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  asked: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `2px solid ${tokens.colorBrandStroke1}`,
  },
  top: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
  },
  title: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: `0 0 ${tokens.spacingVerticalM}`,
  },
  fact: { margin: 0, minWidth: 0 },
});

/** The same rows as the table, for a phone. */
export function PlanCards({ rows, namedBy, asked, onSeeConsultation }: PlanRowsProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={namedBy}>
      {rows.map((row) => (
        <li
          key={row.reference}
          id={rowAnchor(row.reference)}
          tabIndex={row.reference === asked ? -1 : undefined}
          className={mergeClasses(styles.card, row.reference === asked && styles.asked)}
        >
          <div className={styles.top}>
            <span className={styles.quiet}>{row.reference}</span>
            <StatusBadge status={row.workflowStatus} />
          </div>
          <h3 className={styles.title}>
            <RowTitle row={row} onSee={onSeeConsultation} />
          </h3>
          <dl className={styles.facts}>
            <dt className={styles.quiet}>{strings.dates}</dt>
            <dd className={styles.fact}>
              <Dates row={row} />
            </dd>
            <dt className={styles.quiet}>{strings.service}</dt>
            <dd className={styles.fact}>
              <bdi>{row.service}</bdi>, <bdi>{row.leadOfficer}</bdi>
            </dd>
            <dt className={styles.quiet}>{strings.level}</dt>
            <dd className={styles.fact}>{row.engagementLevel}</dd>
            <dt className={styles.quiet}>{strings.areas}</dt>
            <dd className={styles.fact}>
              <Areas areas={row.areas} />
            </dd>
          </dl>
          <RowLinks row={row} />
        </li>
      ))}
    </ul>
  );
}
