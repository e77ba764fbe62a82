import { Field, Input, makeStyles, Select, Textarea } from "@fluentui/react-components";

const useStyles = makeStyles({
  wide: { width: "100%", minWidth: 0 },
  line: { width: "100%", maxWidth: "28rem", minWidth: 0 },
  short: { width: "100%", maxWidth: "14rem", minWidth: 0 },
});

export interface BoxAsked {
  name: string;
  label: string;
  hint?: string;
  kind: "line" | "text" | "day" | "choice" | "number";
  choices?: readonly { value: string; words: string }[];
}

interface BoxProps extends Omit<BoxAsked, "name"> {
  value: string;
  problem?: string;
  onChange: (value: string) => void;
}

/** One box with its label, and what is wrong with it. */
export function Box({ label, hint, kind, choices = [], value, problem, onChange }: BoxProps) {
  const styles = useStyles();
  const change = (_: unknown, data: { value: string }) => onChange(data.value);
  return (
    <Field label={label} hint={hint} validationMessage={problem} validationState={problem ? "error" : "none"}>
      {kind === "text" ? (
        <Textarea className={styles.wide} resize="vertical" rows={4} value={value} onChange={change} />
      ) : kind === "choice" ? (
        <Select className={styles.short} value={value} onChange={change}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          className={kind === "line" ? styles.line : styles.short}
          type={kind === "day" ? "date" : "text"}
          inputMode={kind === "number" ? "decimal" : undefined}
          value={value}
          onChange={change}
        />
      )}
    </Field>
  );
}
