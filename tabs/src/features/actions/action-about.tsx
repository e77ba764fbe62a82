import { makeStyles, tokens } from "@fluentui/react-components";
import type { WorkItem } from "../../../../bot/contract";
import { OpenLink } from "../../components/open-link";
import { strings } from "./strings";

const useStyles = makeStyles({
  why: { margin: 0 },
  summary: { cursor: "pointer", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  words: {
    margin: `${tokens.spacingVerticalXS} 0`,
    whiteSpace: "pre-line",
    unicodeBidi: "plaintext",
    maxHeight: "16rem",
    overflowY: "auto",
  },
});

/** What is behind an action: an offer, the message it came of, what people noted. */
export function ActionAbout({ action, why }: { action: WorkItem; why: string }) {
  const styles = useStyles();
  const { title, origin, note, moreNotes, listUrl } = action;
  return (
    <>
      {why && <p className={styles.why}>{why}</p>}
      {origin && (
        <details>
          <summary className={styles.summary}>{strings.fromMessage}</summary>
          {origin.text && <p className={styles.words}>{origin.text}</p>}
          {origin.url && (
            <OpenLink url={origin.url} label={strings.openMessageOf(title)}>
              {strings.openMessage}
            </OpenLink>
          )}
        </details>
      )}
      {note && (
        <details>
          <summary className={styles.summary}>{strings.notes}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
          <p className={styles.words} tabIndex={0}>
            {note}
          </p>
          {moreNotes && (
            <OpenLink url={listUrl} label={strings.moreNotesOf(title)}>
              {strings.moreNotes}
            </OpenLink>
          )}
        </details>
      )}
    </>
  );
}
