import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: {
    maxWidth: "34rem",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXL}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  title: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
});

interface NoticePageProps {
  title: string;
  text: string;
  steps?: string[];
  help?: string;
  retry?: boolean;
}

/** A whole page that says one thing and what to do about it. */
export function NoticePage({ title, text, steps, help, retry }: NoticePageProps) {
  const styles = useStyles();
  return (
    <main className={styles.root} aria-live="polite">
      <h1 className={styles.title}>{title}</h1>
      <p>{text}</p>
      {steps && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {help && <p>{help}</p>}
      {retry && (
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {strings.tryAgain}
        </Button>
      )}
    </main>
  );
}
