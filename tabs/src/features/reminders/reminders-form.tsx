import {
  Button,
  Checkbox,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { type MyReminders, reminderFrequencies } from "../../../../bot/contract";
import { LeaveRows } from "./leave-rows";
import { useSaveReminders } from "./reminders-api";
import { strings } from "./strings";
import { askOf, type Typed, typedFrom } from "./typed";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
    maxWidth: "44rem",
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  times: { display: "flex", flexWrap: "wrap", alignItems: "start", gap: tokens.spacingHorizontalM },
  message: { overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What was typed stays in its boxes until it is saved, whatever comes from the server meanwhile. */
export function RemindersForm({ kept }: { kept: MyReminders }) {
  const styles = useStyles();
  const save = useSaveReminders();
  const [typed, setTyped] = useState<Typed>();
  /** What was there before it was saved. */
  const [before, setBefore] = useState<Typed>();
  const [said, setSaid] = useState("");
  const shown = typed ?? typedFrom(kept);

  function type(part: Partial<Typed>) {
    setSaid("");
    setTyped({ ...shown, ...part });
  }
  function send(next: Typed, words: string, undoTo: Typed | undefined) {
    if (save.isPending) return;
    setSaid("");
    save.mutate(askOf(next), {
      onSuccess: () => {
        setTyped(undefined);
        setBefore(undoTo);
        setSaid(words);
      },
    });
  }

  return (
    <form
      className={styles.root}
      aria-label={strings.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A date box with 31 February in it has no value at all: only the browser knows what was typed.
        if (event.currentTarget.reportValidity()) send(shown, strings.saved, typedFrom(kept));
      }}
    >
      <Field label={strings.frequency}>
        <RadioGroup
          value={shown.frequency}
          onChange={(_, { value }) => type({ frequency: value as Typed["frequency"] })}
        >
          {reminderFrequencies.map((each) => (
            <Radio key={each} value={each} label={strings.frequencies[each]} />
          ))}
        </RadioGroup>
      </Field>
      {shown.frequency === "paused" && (
        <Field label={strings.pausedUntil} hint={strings.pausedHint}>
          <Input
            type="date"
            value={shown.pausedUntil}
            onChange={(_, { value }) => type({ pausedUntil: value })}
          />
        </Field>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that is seen */}
      <div role="group" aria-label={strings.times} className={styles.times}>
        <Time
          label={strings.sendAt}
          hint={strings.sendAtHint(kept.usual.at)}
          value={shown.sendAt}
          onChange={(sendAt) => type({ sendAt })}
        />
        <Time
          label={strings.quietFrom}
          hint={strings.quietHint(kept.usual.quietFrom, kept.usual.quietTo)}
          value={shown.quietFrom}
          onChange={(quietFrom) => type({ quietFrom })}
        />
        <Time label={strings.quietTo} value={shown.quietTo} onChange={(quietTo) => type({ quietTo })} />
      </div>
      <LeaveRows leave={shown.leave} onChange={(leave) => type({ leave })} />
      <div>
        <Checkbox
          label={strings.quiet}
          checked={shown.quiet}
          onChange={(_, { checked }) => type({ quiet: checked === true })}
        />
        <p className={styles.quiet}>{strings.quietAbout}</p>
      </div>
      <div>
        <Checkbox
          label={strings.named}
          checked={shown.named}
          onChange={(_, { checked }) => type({ named: checked === true })}
        />
        <p className={styles.quiet}>{strings.namedAbout}</p>
      </div>
      {save.error && !save.isPending && (
        <div role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody className={styles.message}>
              <MessageBarTitle>{strings.notSaved}</MessageBarTitle>
              {save.error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={styles.row}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={save.isPending}
          aria-busy={save.isPending}
        >
          {save.isPending ? strings.saving : strings.save}
        </Button>
        {said !== "" && before && (
          <Button disabledFocusable={save.isPending} onClick={() => send(before, strings.undone, undefined)}>
            {strings.undo}
          </Button>
        )}
        <span role="status">{said}</span>
      </div>
    </form>
  );
}

interface TimeProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

const Time = ({ label, hint, value, onChange }: TimeProps) => (
  <Field label={label} hint={hint}>
    <Input type="time" value={value} onChange={(_, data) => onChange(data.value)} />
  </Field>
);
