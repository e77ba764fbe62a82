import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { FeedbackAnswer } from "../../../../bot/contract";
import { AlsoRead } from "./also-read";
import { Box } from "./box";
import { usePublish } from "./closing-api";
import { FeedbackRows } from "./feedback-rows";
import { fieldsOf } from "./form-frame";
import { LookAgain } from "./look-again";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  text: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** Everything as everybody will read it, and only then the button that publishes it. */
export function PublishRows({ reference, feedback }: { reference: string; feedback: FeedbackAnswer }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [nothingChanged, setNothingChanged] = useState("");
  const panel = useRef<HTMLDivElement>(null);
  const publish = usePublish(reference, () => setOpen(false));
  const { rows, alsoRead } = feedback;
  const asked = fieldsOf(publish.error).filter(({ name }) => name === "lookAgain");
  const isAsked = asked.length > 0;
  const found = isAsked ? asked.map(({ message }) => message) : (feedback.lookAgain ?? []);
  const lacking = rows.filter(({ lacks }) => lacks);
  useEffect(() => {
    if (isOpen) panel.current?.focus();
  }, [isOpen]);

  if (!isOpen)
    return (
      <span>
        <Button onClick={() => setOpen(true)}>{strings.publish}</Button>
      </span>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: its name is its heading
    <div ref={panel} tabIndex={-1} role="group" aria-labelledby="publish-preview" className={styles.root}>
      <h4 id="publish-preview" className={styles.heading}>
        {strings.preview}
      </h4>
      {alsoRead && <AlsoRead told={alsoRead} />}
      {rows.length > 0 ? (
        <FeedbackRows rows={rows} forAll />
      ) : (
        <>
          <p className={styles.text}>{strings.noRowsPreview}</p>
          <Box
            label={strings.nothingChanged}
            kind="text"
            value={nothingChanged}
            onChange={(words) => {
              // Other words are to be looked at anew.
              if (isAsked) publish.reset();
              setNothingChanged(words);
            }}
          />
        </>
      )}
      {lacking.length > 0 && (
        <>
          <p className={styles.problem}>{strings.finishFirst}</p>
          <ul className={styles.list}>
            {lacking.map(({ id, theme, lacks }) => (
              <li key={id}>
                <bdi>{strings.lacking(theme || strings.noTheme, lacks)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <LookAgain found={found} />
      {isAsked && (
        <p role="alert" className={styles.text}>
          {strings.changeOrPublish}
        </p>
      )}
      {publish.error && !isAsked && !publish.isPending && (
        <p role="alert" className={styles.problem}>
          {publish.error.message}
        </p>
      )}
      <div className={styles.buttons}>
        {lacking.length === 0 && (
          <Button
            appearance="primary"
            disabledFocusable={publish.isPending}
            aria-busy={publish.isPending}
            onClick={() => {
              if (!publish.isPending) publish.mutate({ nothingChanged, asItIs: isAsked });
            }}
          >
            {publish.isPending ? strings.saving : isAsked ? strings.publishAsItIs : strings.publishNow}
          </Button>
        )}
        <Button
          onClick={() => {
            publish.reset();
            setOpen(false);
          }}
        >
          {strings.notYet}
        </Button>
      </div>
    </div>
  );
}
