import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { RecordPart } from "../../../../bot/contract";
import { ApiProblem, type FieldProblem } from "../../api/problems";
import { SaveForm } from "../../components/save-form";
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

/** The name of a problem that is no mistake: what everybody will read may point at one person. */
const lookAgain = "lookAgain";

/** Only what was touched is sent, so that two people may change two fields at once. */
export function PartForm({ reference, part, typed, onType, onEnd }: PartFormProps) {
  const styles = useRecordStyles();
  const edit = useEditRecord(reference);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [saved, setSaved] = useState<readonly string[]>();
  /** Somebody may go on typing while it is saved. */
  const latest = useRef(typed);
  latest.current = typed;
  const mine = (name: string) => part.boxes.some((box) => box.name === name);
  const found = problems.filter(({ name }) => name === lookAgain).map(({ message }) => message);
  const wasAsked =
    edit.error instanceof ApiProblem && edit.error.fields.some(({ name }) => name === lookAgain);
  const elsewhere = problems.filter(({ name }) => !mine(name) && name !== lookAgain);

  async function save() {
    const changed = part.boxes.filter(
      ({ name, value }) => typed[name] !== undefined && typed[name] !== value,
    );
    if (changed.length === 0) return onEnd([]);
    const sent = Object.fromEntries(changed.map(({ name }) => [name, typed[name] ?? ""]));
    setProblems([]);
    setSaved(undefined);
    try {
      const answer = await edit.mutateAsync({ ...sent, ...(found.length > 0 && { asItIs: "yes" }) });
      const left = Object.entries(latest.current).filter(
        ([name, text]) => text !== (sent[name] ?? part.boxes.find((box) => box.name === name)?.value),
      );
      if (left.length === 0) return onEnd(answer.changed);
      onType(Object.fromEntries(left));
      setSaved(answer.changed);
    } catch (error) {
      const found = error instanceof ApiProblem ? error.fields : [];
      setProblems(found);
      const first = found.find(({ name }) => mine(name));
      if (first) requestAnimationFrame(() => document.getElementById(boxId(first.name))?.focus());
    }
  }

  return (
    <SaveForm
      className={styles.form}
      label={part.label}
      save={found.length > 0 ? strings.saveAsItIs : strings.save}
      isSaving={edit.isPending}
      onSave={() => void save()}
      onCancel={() => onEnd()}
    >
      {part.boxes.map((box) => (
        <BoxField
          key={box.name}
          box={box}
          value={typed[box.name] ?? box.value}
          problem={problems.find(({ name }) => name === box.name)?.message}
          onType={(value) => {
            // Other words are to be looked at anew.
            if (found.length > 0) setProblems(problems.filter(({ name }) => name !== lookAgain));
            onType({ ...typed, [box.name]: value });
          }}
        />
      ))}
      {found.length > 0 && (
        <div role="alert">
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{strings.lookAgain}</MessageBarTitle>
              {found.map((text) => (
                <p key={text} className={styles.text}>
                  <bdi>{text}</bdi>
                </p>
              ))}
              {strings.changeOrSave}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <p role="status" className={styles.text} hidden={!saved}>
        {saved && strings.savedNotAll(saved)}
      </p>
      {edit.error && !wasAsked && (problems.length === 0 || elsewhere.length > 0) && (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{strings.notSaved}</MessageBarTitle>
              {elsewhere.length > 0 ? elsewhere.map(({ message }) => message).join(" ") : edit.error.message}
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
    </SaveForm>
  );
}
