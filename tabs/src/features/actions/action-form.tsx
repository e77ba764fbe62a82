import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { SaveForm } from "../../components/save-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { gap: tokens.spacingVerticalS, maxWidth: "40rem" },
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

/** A small form under what it is about; Escape closes it. */
export function ActionForm({ error, children, ...form }: ActionFormProps) {
  const styles = useStyles();
  return (
    <SaveForm {...form} className={styles.root} onEscape={form.onCancel}>
      {children}
      {error && !form.isSaving && (
        <div role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.message}>
              <MessageBarTitle>{strings.notSaved}</MessageBarTitle>
              {error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
    </SaveForm>
  );
}
