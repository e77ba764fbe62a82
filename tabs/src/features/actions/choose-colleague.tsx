import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import type { Colleague } from "../../../../bot/contract";
import { strings } from "./strings";

interface ChooseColleagueProps {
  people: readonly Colleague[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Several people have that name. */
export function ChooseColleague({ people, chosen, onChoose }: ChooseColleagueProps) {
  return (
    <Field label={strings.whichOne}>
      <RadioGroup value={chosen} onChange={(_, { value }) => onChoose(value)}>
        {people.map(({ id, name, email }) => (
          <Radio key={id} value={id} label={[name, email].filter(Boolean).join(", ")} />
        ))}
      </RadioGroup>
    </Field>
  );
}
