import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { strings } from "./strings";
import { useHasDraft } from "./use-draft";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, flexGrow: 1 },
  said: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface PartProps {
  title: string;
  /** Undefined where nothing is owed. */
  isDone?: boolean;
  canWrite: boolean;
  draftKey: string;
  button?: string;
  read: ReactNode;
  form: (close: { onSaved: (warnings?: readonly string[]) => void; onCancel: () => void }) => ReactNode;
}

/** One part: what stands there, and its form once somebody asks for it. */
export function Part({ title, isDone, canWrite, draftKey, button, read, form }: PartProps) {
  const styles = useStyles();
  const id = useId();
  const hasDraft = useHasDraft(draftKey);
  const [isOpen, setOpen] = useState(canWrite && hasDraft);
  const [said, setSaid] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);

  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  function close(words?: string) {
    setSaid(words);
    setOpen(false);
  }

  return (
    <section className={styles.root} aria-labelledby={id}>
      <div className={styles.top}>
        <h3 id={id} className={styles.heading}>
          {title}
        </h3>
        {isDone !== undefined && (
          <Badge appearance="tint" size="large" color={isDone ? "success" : "warning"}>
            {isDone ? strings.done : strings.owed}
          </Badge>
        )}
        {canWrite && !isOpen && (
          <Button
            ref={opener}
            aria-label={button ? undefined : isDone ? strings.changeOf(title) : strings.recordOf(title)}
            onClick={() => {
              setSaid(undefined);
              setOpen(true);
            }}
          >
            {button ?? (isDone ? strings.change : strings.record)}
          </Button>
        )}
      </div>
      {isOpen
        ? form({
            onSaved: (warnings = []) => close([strings.saved, ...warnings].join(" ")),
            onCancel: () => close(),
          })
        : read}
      {said && (
        <p role="status" className={styles.said}>
          {said}
        </p>
      )}
    </section>
  );
}
