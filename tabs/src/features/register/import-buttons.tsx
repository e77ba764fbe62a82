import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { RegisterImport } from "../../../../bot/contract";
import { useDiscard, useRun } from "./import-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  ask: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  words: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** What can be done with an upload; each is asked for twice. */
export function ImportButtons({ seen, onLeave }: { seen: RegisterImport; onLeave: () => void }) {
  const styles = useStyles();
  const [asking, setAsking] = useState<"run" | "discard">();
  const run = useRun(seen.id);
  const discard = useDiscard(seen.id, onLeave);
  const { add = 0, change = 0, cannot = 0, duplicate = 0 } = seen.counts;
  const failed = run.error ?? discard.error;
  const isBusy = run.isPending || discard.isPending;

  if (seen.state === "running") return null;
  return (
    <div className={styles.root}>
      {asking === "run" && seen.state === "checked" && (
        <Asking
          words={[
            strings.confirm(add, change),
            ...(cannot + duplicate ? [strings.leftOut(cannot + duplicate)] : []),
          ]}
          yes={strings.yes(add + change)}
          no={strings.notYet}
          onYes={() => {
            setAsking(undefined);
            run.mutate();
          }}
          onNo={() => setAsking(undefined)}
        />
      )}
      {asking === "discard" && (
        <Asking
          words={[strings.confirmDiscard]}
          yes={strings.yesDiscard}
          no={strings.keep}
          onYes={() => {
            setAsking(undefined);
            discard.mutate();
          }}
          onNo={() => setAsking(undefined)}
        />
      )}
      {!asking && (
        <div className={styles.row}>
          {seen.state === "checked" && add + change > 0 && (
            <Button
              appearance="primary"
              disabledFocusable={isBusy}
              aria-busy={run.isPending}
              onClick={() => setAsking("run")}
            >
              {strings.run}
            </Button>
          )}
          {seen.state === "done" && (
            <Button appearance="primary" onClick={onLeave}>
              {strings.another}
            </Button>
          )}
          <Button
            disabledFocusable={isBusy}
            aria-busy={discard.isPending}
            onClick={() => setAsking("discard")}
          >
            {strings.discard}
          </Button>
          {seen.state === "checked" && add + change === 0 && (
            <p className={styles.quiet}>{strings.nothingToRun}</p>
          )}
        </div>
      )}
      {failed && (
        <p role="alert" className={styles.problem}>
          {failed.message}
        </p>
      )}
    </div>
  );
}

interface AskingProps {
  words: readonly string[];
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

function Asking({ words: [question, ...rest], yes, no, onYes, onNo }: AskingProps) {
  const styles = useStyles();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the question is no legend
    <div
      role="group"
      aria-label={question}
      className={styles.ask}
      onKeyDown={({ key }) => {
        if (key === "Escape") onNo();
      }}
    >
      <p className={styles.words}>{question}</p>
      {rest.map((each) => (
        <p key={each} className={styles.quiet}>
          {each}
        </p>
      ))}
      <div className={styles.row}>
        <Button ref={first} appearance="primary" onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </div>
  );
}
