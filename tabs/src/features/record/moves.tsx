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
import { GateWaiting } from "./gate-waiting";
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
  onSeeMyWork: () => void;
  /** Goes to where people are told what came of it. */
  onClose: () => void;
}

/** What would be refused is not offered: what stands in its way is shown instead, as in chat. */
function offeredOf({ moves, next, closing }: RecordAnswer): RecordAnswer["moves"] {
  const approvalLacks = next?.to === "Approved" && next.missing.length > 0;
  return moves
    .filter(({ to }) => to !== next?.to || !(next.gate?.holds || approvalLacks))
    .filter(({ to }) => to !== "Feedback published" || closing !== "owed");
}

const wordsOf = (to: string) => strings.move[to] ?? strings.moveTo(to);
/** An approval may have a note, though it needs none. */
const takesNote = (move: { to: string; needsNote: boolean }) => move.needsNote || move.to === "Approved";

/** The moves this person may make. The server has the last word, and its refusals are shown as they are. */
export function Moves({ record, after, onSeeMyWork, onClose }: MovesProps) {
  const { reference, next } = record;
  const moves = offeredOf(record);
  const closes = record.closing === "owed";
  const approves = record.moves.some(({ to }) => to === "Approved");
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

  const gate = next?.gate;
  if (moves.length === 0 && !change.data && !gate && !closes && !approves) return null;
  return (
    <section className={shared.section} aria-labelledby="moves">
      <h3 ref={heading} id="moves" tabIndex={-1} className={mergeClasses(shared.heading, styles.heading)}>
        {moves.length > 0 || closes || change.data ? strings.movesTitle : strings.gateTitle}
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
          {closes && (
            <Button appearance="primary" onClick={onClose}>
              {strings.closeTheLoop}
            </Button>
          )}
          {moves.map((move, at) => (
            <Button
              key={move.to}
              appearance={at === 0 && usual(move, record) ? "primary" : "secondary"}
              disabledFocusable={change.isPending}
              onClick={() => begin(move)}
            >
              {change.isPending && change.variables?.to === move.to ? strings.moving : wordsOf(move.to)}
            </Button>
          ))}
        </div>
      )}
      {approves && next && next.missing.length > 0 && <p className={shared.quiet}>{strings.approveHeld}</p>}
      {gate && <GateWaiting gate={gate} reference={reference} onSeeMyWork={onSeeMyWork} />}
    </section>
  );
}

/** The usual one stands out; where that is held, asking for changes or stopping does not take its place. */
const usual = ({ to }: { to: string }, { moves, closing }: RecordAnswer): boolean =>
  to !== "Stopped" && closing !== "owed" && to === moves[0]?.to;

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
