import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ForwardPlanRow } from "../../../../bot/contract";
import { StatusBadge } from "../../components/status-badge";
import { rowAnchor } from "./row-anchor";
import { Areas, Dates, RowLinks, RowTitle } from "./row-details";
import { strings } from "./strings";

const useStyles = makeStyles({
  frame: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: "hidden",
  },
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    textAlign: "start",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    textAlign: "start",
    verticalAlign: "top",
    overflowWrap: "anywhere",
    fontWeight: tokens.fontWeightRegular,
  },
  row: {
    "&:not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    "&:hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    scrollMarginTop: tokens.spacingVerticalXXL,
  },
  asked: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `2px solid ${tokens.colorBrandStroke1}`,
    outlineOffset: "-2px",
  },
  title: { display: "block", fontWeight: tokens.fontWeightSemibold },
  quiet: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const columns: readonly (readonly [name: string, width: string])[] = [
  [strings.consultation, "28%"],
  [strings.lead, "15%"],
  [strings.level, "10%"],
  [strings.dates, "20%"],
  [strings.status, "13%"],
  [strings.areas, "14%"],
];

export interface PlanRowsProps {
  rows: ForwardPlanRow[];
  /** Id of the heading that names these rows. */
  namedBy: string;
  /** The row somebody came back to. */
  asked?: string;
  onSeeConsultation: (reference: string) => void;
}

export function PlanTable({ rows, namedBy, asked, onSeeConsultation }: PlanRowsProps) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-labelledby={namedBy}>
        <thead>
          <tr>
            {columns.map(([name, width]) => (
              <th key={name} scope="col" className={styles.head} style={{ width }}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.reference}
              id={rowAnchor(row.reference)}
              tabIndex={row.reference === asked ? -1 : undefined}
              className={mergeClasses(styles.row, row.reference === asked && styles.asked)}
            >
              <th scope="row" className={styles.cell}>
                <span className={styles.title}>
                  <RowTitle row={row} onSee={onSeeConsultation} />
                </span>
                <span className={styles.quiet}>{row.reference}</span>
                <RowLinks row={row} />
              </th>
              <td className={styles.cell}>
                <bdi>{row.service}</bdi>
                <span className={styles.quiet}>
                  <bdi>{row.leadOfficer}</bdi>
                </span>
              </td>
              <td className={styles.cell}>{row.engagementLevel}</td>
              <td className={styles.cell}>
                <Dates row={row} />
              </td>
              <td className={styles.cell}>
                <StatusBadge status={row.workflowStatus} />
              </td>
              <td className={styles.cell}>
                <Areas areas={row.areas} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
