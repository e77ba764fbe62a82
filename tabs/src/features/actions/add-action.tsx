import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useAddAction } from "./action-api";
import { ActionForm } from "./action-form";
import { ChooseColleague } from "./choose-colleague";
import type { Said } from "./said";
import { strings } from "./strings";

const useStyles = makeStyles({
  row: {
    display: "grid",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 14rem), 1fr))",
  },
});

interface AddActionProps {
  onSaid: (said: Said) => void;
}

/** What nobody's checklist asks for, written down by hand. */
export function AddAction({ onSaid }: AddActionProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{strings.add}</Button>
      </div>
    );
  return (
    <AddForm
      onSaid={(said) => {
        setIsOpen(false);
        onSaid(said);
      }}
      onCancel={() => setIsOpen(false)}
    />
  );
}

function AddForm({ onSaid, onCancel }: AddActionProps & { onCancel: () => void }) {
  const styles = useStyles();
  const add = useAddAction();
  // Made with the form: sent twice, it is one action.
  const [key] = useState(() => `hand/${crypto.randomUUID()}`);
  const [typed, setTyped] = useState({ title: "", dueDate: "", owner: "", reference: "" });
  const [ownerId, setOwnerId] = useState("");
  const people = add.data && "choose" in add.data ? add.data.choose : [];
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));

  function save() {
    const chosen = people.some(({ id }) => id === ownerId);
    add.mutate(
      { ...typed, key, ...(chosen && { ownerId }) },
      {
        onSuccess: (answer) => {
          if ("choose" in answer) return;
          const { action, offeredTo, told } = answer;
          const words = offeredTo ? strings.addedFor(action.title, offeredTo) : strings.added(action.title);
          onSaid({ words: told ? words : `${words} ${strings.notTold}` });
        },
      },
    );
  }

  return (
    <ActionForm
      label={strings.add}
      save={strings.saveAdd}
      isSaving={add.isPending}
      error={add.error}
      onSave={save}
      onCancel={onCancel}
    >
      <Field label={strings.title}>
        <Input autoFocus value={typed.title} onChange={(_, { value }) => type({ title: value })} />
      </Field>
      <div className={styles.row}>
        <Field label={strings.dueDate}>
          <Input type="date" value={typed.dueDate} onChange={(_, { value }) => type({ dueDate: value })} />
        </Field>
        <Field label={strings.reference} hint={strings.referenceHint}>
          <Input value={typed.reference} onChange={(_, { value }) => type({ reference: value })} />
        </Field>
      </div>
      <Field label={strings.owner} hint={strings.ownerHint}>
        <Input
          value={typed.owner}
          onChange={(_, { value }) => {
            type({ owner: value });
            setOwnerId("");
            add.reset();
          }}
        />
      </Field>
      {people.length > 0 && <ChooseColleague people={people} chosen={ownerId} onChoose={setOwnerId} />}
    </ActionForm>
  );
}
