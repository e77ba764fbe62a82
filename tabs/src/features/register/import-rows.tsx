import { Badge, type BadgeProps, makeStyles, tokens } from "@fluentui/react-components";
import type { ImportRow } from "../../../../bot/contract";
import { useRowCards } from "../../components/row-cards";
import { strings } from "./strings";

const changesShown = 4;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  notes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  changes: { display: "grid", gap: tokens.spacingVerticalXXS, margin: 0 },
  change: {
    display: "grid",
    gridTemplateColumns: "minmax(7rem, 12rem) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  value: { margin: 0, minWidth: 0 },
  from: { color: tokens.colorNeutralForeground2 },
  badge: { height: "auto", minHeight: "24px" },
  why: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  more: { cursor: "pointer", color: tokens.colorBrandForegroundLink },
});

/** One page of the file's rows, as the dry run tells of them, or as they were written. */
export function ImportRows({ rows, written }: { rows: readonly ImportRow[]; written: boolean }) {
  const styles = useStyles();
  const cards = useRowCards();
  return (
    <ul className={cards.list} aria-label={strings.rows}>
      {rows.map((row) => (
        <li key={row.line} className={cards.item}>
          <div className={cards.top}>
            <span className={cards.quiet}>
              {strings.line(row.line)}
              {row.reference && ` · ${row.reference}`}
            </span>
            <Badge
              className={styles.badge}
              appearance="tint"
              size="large"
              color={colours[row.outcome ?? row.what]}
            >
              {row.outcome ? strings.outcomes[row.outcome] : strings.fateOf[row.what]}
            </Badge>
          </div>
          <h4 className={styles.title}>
            <bdi>{row.title.trim() || strings.noTitle}</bdi>
          </h4>
          {row.why && <p className={styles.why}>{row.why}</p>}
          {row.notes.length > 0 && (
            <ul className={styles.notes} aria-label={strings.problems}>
              {row.notes.map((note) => (
                <li key={note}>
                  <bdi>{note}</bdi>
                </li>
              ))}
            </ul>
          )}
          <Changes row={row} words={written ? strings.changed : strings.changes} />
        </li>
      ))}
    </ul>
  );
}

/** Colour is a hint only: the word is always there. */
const colours: Record<string, BadgeProps["color"]> = {
  ...{ add: "brand", change: "brand", cannot: "danger", duplicate: "warning" },
  ...{ added: "success", changed: "success", left: "warning", failed: "danger", same: "informative" },
};

function Changes({ row: { what, changes }, words }: { row: ImportRow; words: string }) {
  const styles = useStyles();
  const cards = useRowCards();
  if (changes.length === 0) return null;
  // A new row has nothing it comes from, and its fields are many.
  const shown = what === "change" ? changes.slice(0, changesShown) : [];
  const rest = changes.slice(shown.length);
  const list = (some: ImportRow["changes"]) => (
    <dl className={styles.changes}>
      {some.map(({ field, from, to }) => (
        <div key={field} className={styles.change}>
          <dt className={cards.quiet}>{field}</dt>
          <dd className={styles.value}>
            {what === "change" && (
              <>
                <span className={styles.from}>
                  {strings.from} <bdi>{from || strings.nothing}</bdi>
                </span>{" "}
                {strings.to}{" "}
              </>
            )}
            <bdi>{to || strings.nothing}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <div>
      {shown.length > 0 && (
        <>
          <span className={cards.quiet}>{words}</span>
          {list(shown)}
        </>
      )}
      {rest.length > 0 && (
        <details>
          <summary className={styles.more}>
            {shown.length > 0 ? strings.moreChanges(rest.length) : strings.fields(rest.length)}
          </summary>
          {list(rest)}
        </details>
      )}
    </div>
  );
}
