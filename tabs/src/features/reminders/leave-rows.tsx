import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";
import type { TypedLeave } from "./typed";

const useStyles = makeStyles({
  root: { border: 0, margin: 0, padding: 0, minWidth: 0, display: "grid", gap: tokens.spacingVerticalS },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface LeaveRowsProps {
  leave: readonly TypedLeave[];
  onChange: (leave: readonly TypedLeave[]) => void;
}

export function LeaveRows({ leave, onChange }: LeaveRowsProps) {
  const styles = useStyles();
  const next = Math.max(-1, ...leave.map(({ row }) => row)) + 1;
  const change = (row: number, part: Partial<TypedLeave>) =>
    onChange(leave.map((each) => (each.row === row ? { ...each, ...part } : each)));
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>{strings.leave}</legend>
      <p className={styles.quiet}>{leave.length === 0 ? strings.noLeave : strings.leaveAbout}</p>
      {leave.map(({ row, from, to }, at) => (
        <div key={row} className={styles.row}>
          <Field label={strings.from}>
            <Input
              type="date"
              aria-label={strings.leaveFrom(at + 1)}
              value={from}
              onChange={(_, { value }) => change(row, { from: value })}
            />
          </Field>
          <Field label={strings.to}>
            <Input
              type="date"
              aria-label={strings.leaveTo(at + 1)}
              value={to}
              onChange={(_, { value }) => change(row, { to: value })}
            />
          </Field>
          <Button
            aria-label={strings.removeLeave(at + 1)}
            onClick={() => onChange(leave.filter((each) => each.row !== row))}
          >
            {strings.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...leave, { row: next, from: "", to: "" }])}>
          {strings.addLeave}
        </Button>
      </div>
    </fieldset>
  );
}
