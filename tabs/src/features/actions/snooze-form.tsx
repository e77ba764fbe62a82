import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { SnoozeAsk } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { useSnooze } from "./action-api";
import { ActionForm } from "./action-form";
import { strings } from "./strings";
import type { VerbFormProps } from "./word-forms";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "end" },
  text: { margin: 0, overflowWrap: "anywhere" },
});

/** Two taps: snooze, and until when. Beyond its due day it asks once more. */
export function SnoozeForm({ action: { id, title }, onSaid, onCancel }: VerbFormProps) {
  const styles = useStyles();
  const snooze = useSnooze(id);
  const [day, setDay] = useState("");
  const [noDay, setNoDay] = useState(false);
  const beyond = snooze.data && "beyondDue" in snooze.data ? snooze.data.beyondDue : undefined;

  function send(ask: SnoozeAsk) {
    if (snooze.isPending) return;
    snooze.mutate(ask, {
      onSuccess: (answer) => {
        if (!("action" in answer)) return;
        const until = dayInWords(answer.action.snoozedUntil ?? "");
        onSaid({ words: strings.snoozed(title, until) });
      },
    });
  }
  function sendDay() {
    setNoDay(day === "");
    if (day !== "") send({ until: day });
  }

  return (
    <ActionForm
      label={strings.verbOf(strings.verbs.snooze, title)}
      isSaving={snooze.isPending}
      error={snooze.error}
      onSave={sendDay}
      onCancel={onCancel}
    >
      <div className={styles.row}>
        <Button autoFocus disabledFocusable={snooze.isPending} onClick={() => send({ until: "tomorrow" })}>
          {strings.tomorrow}
        </Button>
        <Button disabledFocusable={snooze.isPending} onClick={() => send({ until: "next week" })}>
          {strings.nextWeek}
        </Button>
      </div>
      <div className={styles.row}>
        <Field label={strings.untilDay} validationMessage={noDay ? strings.snoozeNoDay : undefined}>
          <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
        </Field>
        <Button type="submit" disabledFocusable={snooze.isPending}>
          {strings.snoozeUntilDay}
        </Button>
      </div>
      {beyond && !snooze.isPending && (
        <div role="alert">
          <p className={styles.text}>{strings.beyondDue(dayInWords(beyond.dueDate))}</p>
          <Button onClick={() => send({ until: beyond.until, beyondDue: true })}>
            {strings.snoozeAnyway}
          </Button>
        </div>
      )}
    </ActionForm>
  );
}
