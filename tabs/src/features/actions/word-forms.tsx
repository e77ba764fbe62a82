import { Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { WorkItem } from "../../../../bot/contract";
import { useAnswerOffer, useComplete, useNote } from "./action-api";
import { ActionForm } from "./action-form";
import type { Said } from "./said";
import { strings } from "./strings";

export interface VerbFormProps {
  action: WorkItem;
  onSaid: (said: Said) => void;
  onCancel: () => void;
}

interface WordsBoxProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

const WordsBox = ({ label, hint, value, onChange }: WordsBoxProps) => (
  <Field label={label} hint={hint}>
    <Textarea
      autoFocus
      resize="vertical"
      rows={3}
      value={value}
      onChange={(_, data) => onChange(data.value)}
    />
  </Field>
);

export function DoneForm({ action, onSaid, onCancel }: VerbFormProps) {
  const complete = useComplete(action.id);
  const [evidence, setEvidence] = useState("");
  const { id, title, needsEvidence } = action;
  const save = () =>
    complete.mutate(evidence, {
      onSuccess: () => onSaid({ words: strings.done(title), undo: { id, title } }),
    });
  return (
    <ActionForm
      label={strings.verbOf(strings.verbs.done, title)}
      save={strings.saveDone}
      isSaving={complete.isPending}
      error={complete.error}
      onSave={save}
      onCancel={onCancel}
    >
      <WordsBox
        label={needsEvidence ? strings.evidence : strings.evidenceOptional}
        hint={needsEvidence ? strings.evidenceHint : undefined}
        value={evidence}
        onChange={setEvidence}
      />
    </ActionForm>
  );
}

export function NoteForm({ action: { id, title }, onSaid, onCancel }: VerbFormProps) {
  const note = useNote(id);
  const [text, setText] = useState("");
  return (
    <ActionForm
      label={strings.verbOf(strings.verbs.note, title)}
      save={strings.saveNote}
      isSaving={note.isPending}
      error={note.error}
      onSave={() => note.mutate(text, { onSuccess: () => onSaid({ words: strings.noted(title) }) })}
      onCancel={onCancel}
    >
      <WordsBox label={strings.note} value={text} onChange={setText} />
    </ActionForm>
  );
}

export function DeclineForm({ action: { id, title }, onSaid, onCancel }: VerbFormProps) {
  const answer = useAnswerOffer(id);
  const [reason, setReason] = useState("");
  const save = () =>
    answer.mutate(
      { accept: false, reason },
      {
        onSuccess: ({ how, told }) =>
          onSaid({ words: [strings.answered(title, how), told ? "" : strings.notTold].join(" ").trim() }),
      },
    );
  return (
    <ActionForm
      label={strings.verbOf(strings.verbs.decline, title)}
      save={strings.saveDecline}
      isSaving={answer.isPending}
      error={answer.error}
      onSave={save}
      onCancel={onCancel}
    >
      <WordsBox label={strings.reason} value={reason} onChange={setReason} />
    </ActionForm>
  );
}
