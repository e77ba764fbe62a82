import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { ApiProblem, type FieldProblem } from "../../api/problems";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  problems: { color: tokens.colorPaletteRedForeground1 },
  said: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface FormFrameProps {
  label: string;
  save: string;
  saving: boolean;
  error: Error | null;
  /** Problems that stand beside no box. */
  others: readonly FieldProblem[];
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A form that is saved by its button, and keeps what was typed when it is refused. */
export function FormFrame({
  label,
  save,
  saving,
  error,
  others,
  onSave,
  onCancel,
  children,
}: FormFrameProps) {
  const styles = useStyles();
  const hasBoxes = error instanceof ApiProblem && error.fields.length > 0;
  return (
    <form
      className={styles.root}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!saving) onSave();
      }}
    >
      {children}
      {error && !saving && (
        <div role="alert" className={styles.problems}>
          <p className={styles.said}>{hasBoxes ? strings.notSaved : error.message}</p>
          {others.length > 0 && (
            <ul className={styles.list}>
              {others.map(({ name, message }) => (
                <li key={`${name} ${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={saving} aria-busy={saving}>
          {saving ? strings.saving : save}
        </Button>
        <Button disabledFocusable={saving} onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </form>
  );
}

export const fieldsOf = (error: Error | null): readonly FieldProblem[] =>
  error instanceof ApiProblem ? error.fields : [];
