import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { FeedbackAnswer } from "../../../../bot/contract";
import { Box } from "./box";
import { strings } from "./strings";

type Outcome = NonNullable<FeedbackAnswer["rows"][number]["outcome"]>;
const outcomes = Object.keys(strings.outcomes) as Outcome[];

export interface RowTyped {
  /** Here only: tells one row from another while they are moved about. */
  key: string;
  id?: string;
  theme: string;
  asked: string;
  said: string;
  outcome: Outcome | "";
  answer: string;
  owner: string;
  dueDate: string;
}

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  outcomes: { flexWrap: "wrap" },
  legend: { fontWeight: tokens.fontWeightSemibold },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

interface RowFormProps {
  at: number;
  last: number;
  row: RowTyped;
  /** By the name of the box. */
  problems: Readonly<Record<string, string>>;
  onChange: (row: RowTyped) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RowForm({ at, last, row, problems, onChange, onMove, onRemove }: RowFormProps) {
  const styles = useStyles();
  const number = at + 1;
  const box = (name: "theme" | "asked" | "said" | "answer" | "owner" | "dueDate") => ({
    value: row[name],
    problem: problems[name],
    onChange: (value: string) => onChange({ ...row, [name]: value }),
  });
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>{strings.rowNumber(number)}</legend>
      <Box label={strings.theme} hint={strings.themeHint} kind="line" {...box("theme")} />
      <Box label={strings.asked} kind="text" {...box("asked")} />
      <Box label={strings.said} kind="text" {...box("said")} />
      <Field
        label={strings.outcome}
        validationMessage={problems["outcome"]}
        validationState={problems["outcome"] ? "error" : "none"}
      >
        <RadioGroup
          className={styles.outcomes}
          layout="horizontal"
          value={row.outcome}
          onChange={(_, { value }) => onChange({ ...row, outcome: value as Outcome })}
        >
          {outcomes.map((outcome) => (
            <Radio key={outcome} value={outcome} label={strings.outcomes[outcome]} />
          ))}
        </RadioGroup>
      </Field>
      <Box
        label={row.outcome ? strings.answers[row.outcome] : strings.answer}
        kind="text"
        {...box("answer")}
      />
      {row.outcome === "will" && (
        <>
          <Box label={strings.owner} hint={strings.ownerHint} kind="line" {...box("owner")} />
          <Box label={strings.dueDate} kind="day" {...box("dueDate")} />
        </>
      )}
      {problems["row"] && <p className={styles.problem}>{problems["row"]}</p>}
      <div className={styles.buttons}>
        <Button size="small" disabled={at === 0} aria-label={strings.up(number)} onClick={() => onMove(-1)}>
          {strings.upShort}
        </Button>
        <Button
          size="small"
          disabled={at === last}
          aria-label={strings.down(number)}
          onClick={() => onMove(1)}
        >
          {strings.downShort}
        </Button>
        <Button size="small" aria-label={strings.remove(number)} onClick={onRemove}>
          {strings.removeShort}
        </Button>
      </div>
    </fieldset>
  );
}
