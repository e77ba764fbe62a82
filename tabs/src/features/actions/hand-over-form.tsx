import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useHandOver } from "./action-api";
import { ActionForm } from "./action-form";
import { ChooseColleague } from "./choose-colleague";
import { strings } from "./strings";
import type { VerbFormProps } from "./word-forms";

/** An offer: it stays where it is until the other person accepts it. */
export function HandOverForm({
  action: { id, title },
  isNobodys = false,
  onSaid,
  onCancel,
}: VerbFormProps & { isNobodys?: boolean }) {
  const handOver = useHandOver(id);
  const [to, setTo] = useState("");
  const [toId, setToId] = useState("");
  const people = handOver.data && "choose" in handOver.data ? handOver.data.choose : [];

  function save() {
    const chosen = people.some((person) => person.id === toId);
    handOver.mutate(chosen ? { toId } : { to }, {
      onSuccess: (answer) => {
        if ("choose" in answer) return;
        const { to: name, told, how } = answer;
        const taken = [strings.taken(title), told ? "" : strings.notTold].join(" ").trim();
        onSaid({ words: how === "taken" ? taken : strings.offeredNow(title, name, told) });
      },
    });
  }

  return (
    <ActionForm
      label={strings.verbOf(strings.verbs.handOver, title)}
      save={strings.offer}
      isSaving={handOver.isPending}
      error={handOver.error}
      onSave={save}
      onCancel={onCancel}
    >
      <Field label={strings.colleague} hint={isNobodys ? strings.handOverHintNobodys : strings.handOverHint}>
        <Input
          autoFocus
          value={to}
          onChange={(_, { value }) => {
            setTo(value);
            // Another name is typed: whom to choose from is asked anew.
            setToId("");
            handOver.reset();
          }}
        />
      </Field>
      {people.length > 0 && <ChooseColleague people={people} chosen={toId} onChoose={setToId} />}
    </ActionForm>
  );
}
