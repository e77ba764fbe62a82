import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { ApiProblem, type FieldProblem } from "../../api/problems";
import { SaveForm } from "../../components/save-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  problems: { color: tokens.colorPaletteRedForeground1 },
  said: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface FormFrameProps {
  label: string;
  save: string;
  isSaving: boolean;
  error: Error | null;
  /** Problems that stand beside no box. */
  others: readonly FieldProblem[];
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** One part of closing, with what is wrong with it and stands beside no box. */
export function FormFrame({ error, others, children, ...form }: FormFrameProps) {
  const styles = useStyles();
  const hasBoxes = error instanceof ApiProblem && error.fields.length > 0;
  return (
    <SaveForm {...form}>
      {children}
      {error && !form.isSaving && (
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
    </SaveForm>
  );
}

export const fieldsOf = (error: Error | null): readonly FieldProblem[] =>
  error instanceof ApiProblem ? error.fields : [];
