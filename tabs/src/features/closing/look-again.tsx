import { makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** What may point at one person, with the words that were found. */
export function LookAgain({ found }: { found: readonly string[] }) {
  const styles = useStyles();
  if (found.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no part of a form
    <div role="group" aria-label={strings.lookAgain} className={styles.root}>
      <p className={styles.text}>{strings.lookAgain}</p>
      <ul className={styles.list}>
        {found.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
