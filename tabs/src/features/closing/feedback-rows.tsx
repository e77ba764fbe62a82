import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { FeedbackAnswer } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { strings } from "./strings";

type Row = FeedbackAnswer["rows"][number];

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  item: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    minWidth: 0,
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  theme: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, whiteSpace: "pre-wrap" },
  name: { color: tokens.colorNeutralForeground2 },
  badge: { height: "auto", minHeight: "20px" },
});

/** The rows to read; `forAll` leaves out what only officers see. */
export function FeedbackRows({ rows, forAll = false }: { rows: readonly Row[]; forAll?: boolean }) {
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={strings.feedback}>
      {rows.map((row) => (
        <li key={row.id} className={styles.item}>
          <span className={styles.top}>
            <span className={styles.theme}>
              <bdi>{row.theme || strings.noTheme}</bdi>
            </span>
            {!forAll && (
              <Badge
                className={styles.badge}
                appearance="tint"
                color={row.lacks ? "danger" : row.published ? "success" : "informative"}
              >
                {row.lacks ? strings.lacks(row.lacks) : row.published ? strings.published : strings.draft}
              </Badge>
            )}
          </span>
          {row.asked && <Line name={strings.sayWhat} text={row.asked} />}
          <Line name={strings.said} text={row.said} />
          {row.outcome && <Line name={strings.told[row.outcome]} text={row.answer} />}
          {row.outcome === "will" && (
            <span className={styles.name}>
              {row.done ? strings.rowDone : row.dueDate && strings.by(dayInWords(row.dueDate))}
              {!forAll && row.owner && (
                <>
                  {" · "}
                  <bdi>{strings.ownerIs(row.owner)}</bdi>
                </>
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function Line({ name, text }: { name: string; text: string }) {
  const styles = useStyles();
  return (
    <p className={styles.text}>
      <span className={styles.name}>{name}:</span> <bdi>{text}</bdi>
    </p>
  );
}
