import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  Textarea,
} from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { RecordAnswer, StatusChangedAnswer } from "../../../../bot/contract";
import { useChangeStatus } from "./record-api";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";
import { useDraft } from "./use-draft";

const useStyles = makeStyles({
  heading: { outline: "none" },
  note: { maxWidth: "40rem" },
  message: { whiteSpace: "pre-line", overflowWrap: "anywhere" },
});

interface MovesProps {
  record: RecordAnswer;
  /** What to offer once it is decided. */
  after?: ReactNode;
}

const wordsOf = (to: string) => strings.move[to] ?? strings.moveTo(to);
/** An approval may have a note, though it needs none. */
const takesNote = (move: { to: string; needsNote: boolean }) => move.needsNote || move.to === "Approved";

/** The moves this person may make. The server has the last word, and its refusals are shown as they are. */
export function Moves({ record: { reference, moves }, after }: MovesProps) {
  const shared = useRecordStyles();
  const styles = useStyles();
  const change = useChangeStatus(reference);
  const [draft, keep] = useDraft(`${reference}/move`);
  const [noteMissing, setNoteMissing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const begun = moves.find(({ to }) => to === draft?.["to"]);
  const note = draft?.["note"] ?? "";

  function send(to: string, said: string) {
    if (change.isPending) return;
    change.mutate({ to, note: said }, { onSuccess: end });
  }
  /** The button that was pressed is gone, and a keyboard must not be lost with it. */
  function end() {
    keep(undefined);
    requestAnimationFrame(() => heading.current?.focus());
  }
  function begin(move: { to: string; needsNote: boolean }) {
    change.reset();
    setNoteMissing(false);
    if (takesNote(move)) keep({ to: move.to, note });
    else send(move.to, "");
  }
  function confirm(event: FormEvent) {
    event.preventDefault();
    if (!begun) return;
    const lacks = begun.needsNote && note.trim() === "";
    setNoteMissing(lacks);
    if (!lacks) send(begun.to, note);
  }

  if (moves.length === 0 && !change.data) return null;
  return (
    <section className={shared.section} aria-labelledby="moves">
      <h3 ref={heading} id="moves" tabIndex={-1} className={mergeClasses(shared.heading, styles.heading)}>
        {strings.movesTitle}
      </h3>
      {change.data && (
        <div role="status">
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{outcomeOf(change.data)}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {change.data && after}
      {change.error && (
        <div role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.message}>
              <MessageBarTitle>{strings.refused}</MessageBarTitle>
              {change.error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      {begun ? (
        <form className={shared.form} noValidate aria-label={wordsOf(begun.to)} onSubmit={confirm}>
          {begun.to === "Stopped" && <p className={shared.text}>{strings.stopAsk}</p>}
          <Field
            className={styles.note}
            label={begun.needsNote ? (strings.noteNeeded[begun.to] ?? strings.note) : strings.noteOptional}
            hint={strings.noteHint}
            required={begun.needsNote}
            validationMessage={noteMissing ? strings.noteMissing : undefined}
          >
            <Textarea
              autoFocus
              resize="vertical"
              rows={4}
              value={note}
              onChange={(_, { value }) => keep({ to: begun.to, note: value })}
            />
          </Field>
          <div className={shared.row}>
            <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
              {change.isPending
                ? strings.moving
                : begun.to === "Stopped"
                  ? strings.stopYes
                  : wordsOf(begun.to)}
            </Button>
            <Button disabledFocusable={change.isPending} onClick={end}>
              {strings.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className={shared.row}>
          {moves.map((move, at) => (
            <Button
              key={move.to}
              appearance={at === 0 && move.to !== "Stopped" ? "primary" : "secondary"}
              disabledFocusable={change.isPending}
              onClick={() => begin(move)}
            >
              {change.isPending && change.variables?.to === move.to ? strings.moving : wordsOf(move.to)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function outcomeOf({ changed, workflowStatus, told, reviewers }: StatusChangedAnswer): string {
  if (!changed) return strings.unchanged(workflowStatus);
  return [
    strings.moved(workflowStatus),
    told && (told.reached ? strings.told(told.name) : strings.notTold(told.name)),
    reviewers && strings.reviewers(reviewers),
  ]
    .filter(Boolean)
    .join(" ");
}
