import { makeStyles, tokens } from "@fluentui/react-components";
import type { FeedbackAnswer } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, margin: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: 0, whiteSpace: "pre-wrap", minWidth: 0 },
});

/** What the public page tells beside the rows: findings, decision and reasons. */
export function AlsoRead({ told }: { told: NonNullable<FeedbackAnswer["alsoRead"]> }) {
  const styles = useStyles();
  const { findings, decision, reasons, decidedOn } = told;
  const lines = [
    { name: strings.toldFindings, text: findings },
    { name: strings.outcomeSummary, text: decision },
    { name: strings.toldReasons, text: reasons },
    { name: strings.outcomeDate, text: decidedOn ? dayInWords(decidedOn) : "" },
  ].filter(({ text }) => text.trim());
  if (lines.length === 0) return null;
  return (
    <dl className={styles.root}>
      {lines.map(({ name, text }) => (
        <div key={name}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
