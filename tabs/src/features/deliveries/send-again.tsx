import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { DeliveryState } from "../../../../bot/contract";
import { useSendAgain } from "./deliveries-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  ask: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  words: { margin: 0 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** Asked twice: it writes to many people at once. */
export function SendAgain({ day, state, count }: { day: string; state: DeliveryState; count: number }) {
  const styles = useStyles();
  const sendAgain = useSendAgain();
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const begin = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) first.current?.focus();
  }, [asking]);

  function end() {
    setAsking(false);
    requestAnimationFrame(() => begin.current?.focus());
  }
  function send() {
    end();
    sendAgain.mutate({ day, states: [state] });
  }

  const question = strings.confirm(count);
  return (
    <>
      {asking ? (
        // biome-ignore lint/a11y/useSemanticElements: the question is no legend
        <div
          role="group"
          aria-label={question}
          className={styles.ask}
          onKeyDown={({ key }) => {
            if (key === "Escape") end();
          }}
        >
          <p className={styles.words}>{question}</p>
          {state === "unknown" && <p className={styles.words}>{strings.confirmUnknown}</p>}
          <div className={styles.row}>
            <Button ref={first} appearance="primary" onClick={send}>
              {strings.yes}
            </Button>
            <Button onClick={end}>{strings.no}</Button>
          </div>
        </div>
      ) : count > 0 ? (
        <div>
          <Button
            ref={begin}
            size="small"
            disabledFocusable={sendAgain.isPending}
            aria-busy={sendAgain.isPending}
            onClick={() => !sendAgain.isPending && setAsking(true)}
          >
            {sendAgain.isPending ? strings.sendingAgain : strings.sendAgain(count)}
          </Button>
        </div>
      ) : null}
      {sendAgain.data && (
        <p role="status" className={styles.words}>
          {strings.sentAgain(sendAgain.data.count)}
        </p>
      )}
      {sendAgain.error && (
        <p role="alert" className={styles.problem}>
          {sendAgain.error.message}
        </p>
      )}
    </>
  );
}
