import { makeStyles, tokens } from "@fluentui/react-components";
import type { RegisterImport } from "../../../../bot/contract";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0, overflowWrap: "anywhere" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink },
});

/** What holds for the whole file: columns, dates, words and people it did not know. */
export function ImportNotes({ seen: { notes, columns } }: { seen: RegisterImport }) {
  const styles = useStyles();
  const named = columns.map(({ heading, readAs }) => ({
    heading: heading.trim() || strings.noHeading,
    readAs,
  }));
  const unknown = named.filter(({ readAs }) => !readAs);
  const known = named.filter(({ readAs }) => readAs);
  return (
    <div className={styles.root}>
      {notes.length > 0 && (
        <>
          <h4 id="import-notes" className={styles.heading}>
            {strings.notes}
          </h4>
          <ul className={styles.list} aria-labelledby="import-notes">
            {notes.map((note) => (
              <li key={note}>
                <bdi>{note}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {[
        { words: strings.unknownColumns(unknown.length), of: unknown, next: ` ${strings.unknownNext}` },
        { words: strings.knownColumns(known.length), of: known, next: "" },
      ].map(
        ({ words, of, next }) =>
          of.length > 0 && (
            <details key={words}>
              <summary className={styles.summary}>{words}</summary>
              <bdi>{of.map(({ heading }) => heading).join(", ")}</bdi>.{next}
            </details>
          ),
      )}
    </div>
  );
}
