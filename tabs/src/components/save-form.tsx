import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface SaveFormProps {
  label: string;
  className?: string;
  /** Absent where the choices in it are its buttons. */
  save?: string;
  isSaving: boolean;
  onSave: () => void;
  onCancel: () => void;
  onEscape?: () => void;
  /** The boxes, and above the buttons what stood in the way the last time. */
  children: ReactNode;
}

/** A form that is saved by its button, and keeps what was typed when it is refused. */
export function SaveForm(props: SaveFormProps) {
  const { label, className, save, isSaving, onSave, onCancel, onEscape, children } = props;
  const styles = useStyles();
  return (
    <form
      className={mergeClasses(styles.root, className)}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A date box with 31 February in it has no value at all: only the browser knows what was typed.
        if (!isSaving && event.currentTarget.reportValidity()) onSave();
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape" && !isSaving) onEscape?.();
      }}
    >
      {children}
      <div className={styles.buttons}>
        {save && (
          <Button type="submit" appearance="primary" disabledFocusable={isSaving} aria-busy={isSaving}>
            {isSaving ? strings.saving : save}
          </Button>
        )}
        <Button disabledFocusable={isSaving} onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </form>
  );
}
