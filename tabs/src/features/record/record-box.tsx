import { Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import type { RecordBox } from "../../../../bot/contract";
import { chosenIn, joined } from "./box-choices";
import { strings } from "./strings";

const useStyles = makeStyles({
  choices: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 200px), 1fr))",
    maxWidth: "60rem",
    alignItems: "start",
  },
  line: { maxWidth: "40rem", width: "100%", minWidth: 0 },
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
  problem: { margin: `${tokens.spacingVerticalXXS} 0 0`, color: tokens.colorPaletteRedForeground1 },
});

interface BoxProps {
  box: RecordBox;
  value: string;
  problem?: string;
  onType: (value: string) => void;
}

/** The id of the thing somebody types in, to go there. */
export const boxId = (name: string) => `box-${name}`;

export function BoxField({ box, value, problem, onType }: BoxProps) {
  const styles = useStyles();
  if (box.kind === "choices" && box.choices.length > 0)
    return <ManyChoices {...{ box, value, problem, onType }} />;
  const id = boxId(box.name);
  return (
    <Field
      className={styles.line}
      label={box.label}
      hint={box.hint || undefined}
      validationMessage={problem}
      validationState={problem ? "error" : "none"}
    >
      {box.kind === "text" ? (
        <Textarea
          id={id}
          resize="vertical"
          rows={value.length > 200 ? 8 : 4}
          value={value}
          onChange={(_, data) => onType(data.value)}
        />
      ) : box.kind === "choice" && box.choices.length > 0 ? (
        <Select id={id} value={value} onChange={(_, data) => onType(data.value)}>
          <option value="">{strings.choose}</option>
          {[...new Set([...box.choices, value])].filter(Boolean).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      ) : (
        <Input
          id={id}
          type={box.kind === "day" ? "date" : "text"}
          value={value}
          onChange={(_, data) => onType(data.value)}
        />
      )}
    </Field>
  );
}

function ManyChoices({ box, value, problem, onType }: BoxProps) {
  const styles = useStyles();
  const { names, chosen } = chosenIn(box, value);
  const problemId = `${boxId(box.name)}-problem`;
  return (
    <fieldset
      className={styles.group}
      id={boxId(box.name)}
      tabIndex={-1}
      aria-describedby={problem ? problemId : undefined}
    >
      <legend className={styles.legend}>{box.label}</legend>
      <div className={styles.choices}>
        {names.map((name) => (
          <Checkbox
            key={name}
            label={name}
            checked={chosen.includes(name)}
            onChange={(_, { checked }) =>
              onType(joined(names.filter((each) => (each === name ? checked : chosen.includes(each)))))
            }
          />
        ))}
      </div>
      {problem && (
        <p id={problemId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}
