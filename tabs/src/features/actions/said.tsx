import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useUndo } from "./action-api";
import { strings } from "./strings";

/** What was done last, and whether it can be undone. */
export interface Said {
  words: string;
  /** The action that can be opened again. */
  undo?: { id: string; title: string };
}

const useStyles = makeStyles({
  // In sight wherever in a long list somebody is, who may do one after another.
  root: { outline: "none", position: "sticky", top: 0, zIndex: 2 },
  words: { overflowWrap: "anywhere", unicodeBidi: "plaintext" },
});

interface SaidBarProps {
  said: Said;
  onSaid: (said: Said | undefined) => void;
}

/** Takes the focus: the row whose button was pressed may be gone, and a keyboard must not be lost with it. */
export function SaidBar({ said, onSaid }: SaidBarProps) {
  const styles = useStyles();
  const undo = useUndo();
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is gone to
  useEffect(() => bar.current?.focus({ preventScroll: true }), [said]);

  function takeBack({ id, title }: { id: string; title: string }) {
    if (undo.isPending) return;
    undo.mutate(id, { onSuccess: () => onSaid({ words: strings.undone(title) }) });
  }

  return (
    <div ref={bar} role="status" tabIndex={-1} className={styles.root}>
      <MessageBar intent={undo.error ? "warning" : "success"} layout="multiline">
        <MessageBarBody className={styles.words}>
          {undo.error ? undo.error.message : said.words}
        </MessageBarBody>
        <MessageBarActions>
          {said.undo && (
            <Button
              aria-label={strings.verbOf(strings.undo, said.undo.title)}
              disabledFocusable={undo.isPending}
              onClick={() => said.undo && takeBack(said.undo)}
            >
              {undo.isPending ? strings.saving : strings.undo}
            </Button>
          )}
          <Button appearance="transparent" onClick={() => onSaid(undefined)}>
            {strings.close}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
