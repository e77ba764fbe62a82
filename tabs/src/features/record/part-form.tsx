import { Button, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import type { RecordPart } from "../../../../bot/contract";
import { ApiProblem, type FieldProblem } from "../../api/problems";
import { useEditRecord } from "./record-api";
import { BoxField, boxId } from "./record-box";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";
import type { Draft } from "./use-draft";

interface PartFormProps {
  reference: string;
  part: RecordPart;
  /** The boxes somebody has touched. */
  typed: Draft;
  onType: (typed: Draft) => void;
  /** Without labels nothing was sent. */
  onEnd: (saved?: readonly string[]) => void;
}

/** Only what was touched is sent, so that two people may change two fields at once. */
export function PartForm({ reference, part, typed, onType, onEnd }: PartFormProps) {
  const styles = useRecordStyles();
  const edit = useEditRecord(reference);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const mine = (name: string) => part.boxes.some((box) => box.name === name);
  const elsewhere = problems.filter(({ name }) => !mine(name));

  async function save(event: FormEvent) {
    event.preventDefault();
    if (edit.isPending) return;
    const changed = part.boxes.filter(
      ({ name, value }) => typed[name] !== undefined && typed[name] !== value,
    );
    if (changed.length === 0) return onEnd([]);
    setProblems([]);
    try {
      const saved = await edit.mutateAsync(
        Object.fromEntries(changed.map(({ name }) => [name, typed[name] ?? ""])),
      );
      onEnd(saved.changed);
    } catch (error) {
      const found = error instanceof ApiProblem ? error.fields : [];
      setProblems(found);
      const first = found.find(({ name }) => mine(name));
      if (first) requestAnimationFrame(() => document.getElementById(boxId(first.name))?.focus());
    }
  }

  return (
    <form className={styles.form} noValidate aria-label={part.label} onSubmit={(event) => void save(event)}>
      {part.boxes.map((box) => (
        <BoxField
          key={box.name}
          box={box}
          value={typed[box.name] ?? box.value}
          problem={problems.find(({ name }) => name === box.name)?.message}
          onType={(value) => onType({ ...typed, [box.name]: value })}
        />
      ))}
      {edit.error && (problems.length === 0 || elsewhere.length > 0) && (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{strings.notSaved}</MessageBarTitle>
              {elsewhere.length > 0 ? elsewhere.map(({ message }) => message).join(" ") : edit.error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={edit.isPending}>
          {edit.isPending ? strings.saving : strings.save}
        </Button>
        <Button disabledFocusable={edit.isPending} onClick={() => onEnd()}>
          {strings.cancel}
        </Button>
      </div>
    </form>
  );
}
