import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0, maxWidth: "40rem" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  message: { overflowWrap: "anywhere", whiteSpace: "pre-line" },
});

interface ActionFormProps {
  label: string;
  /** Absent where the choices in it are its buttons. */
  save?: string;
  isSaving: boolean;
  error: Error | null;
  onSave: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** A small form under what it is about. What was typed stays when it is refused; Escape closes it. */
export function ActionForm({ label, save, isSaving, error, onSave, onCancel, children }: ActionFormProps) {
  const styles = useStyles();
  return (
    <form
      className={styles.root}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A date box with 31 February in it has no value at all: only the browser knows what was typed.
        if (!isSaving && event.currentTarget.reportValidity()) onSave();
      }}
      onKeyDown={({ key }) => {
        if (key === "Escape" && !isSaving) onCancel();
      }}
    >
      {children}
      {error && !isSaving && (
        <div role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.message}>
              <MessageBarTitle>{strings.notSaved}</MessageBarTitle>
              {error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={styles.row}>
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
