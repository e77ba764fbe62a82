import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

const msPerDay = 86_400_000;
const beside = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);
const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed));

export function DayChoice({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Button onClick={() => onDay(beside(day, -1))}>{strings.dayBefore}</Button>
      <Field label={strings.day}>
        <Input
          type="date"
          value={day}
          // A day that is half typed is no day yet.
          onChange={(_, { value }) => isDay(value) && onDay(value)}
        />
      </Field>
      <Button onClick={() => onDay(beside(day, 1))}>{strings.dayAfter}</Button>
    </div>
  );
}
