import type { PatchClosing } from "../../../../bot/contract";
import type { FieldProblem } from "../../api/problems";
import { Box, type BoxAsked } from "./box";
import { usePatchClosing } from "./closing-api";
import { FormFrame, fieldsOf } from "./form-frame";
import { strings } from "./strings";
import { useDraft } from "./use-draft";

export interface PartBox extends BoxAsked {
  value: string;
  /** What the server calls it in a problem whose words begin with `begins`. */
  problem?: { name: string; begins: string };
}

interface BoxesFormProps {
  reference: string;
  label: string;
  draftKey: string;
  boxes: readonly PartBox[];
  bodyOf: (typed: Readonly<Record<string, string>>) => PatchClosing;
  onSaved: (warnings: readonly string[]) => void;
  onCancel: () => void;
}

/** One part of closing, as boxes. */
export function BoxesForm({ reference, label, draftKey, boxes, bodyOf, onSaved, onCancel }: BoxesFormProps) {
  const [typed, setTyped, dropDraft] = useDraft(draftKey, () =>
    Object.fromEntries(boxes.map(({ name, value }) => [name, value])),
  );
  const patch = usePatchClosing(reference, ({ warnings, lookAgain = [] }) => {
    dropDraft();
    onSaved([...warnings, ...lookAgain]);
  });
  const problems = fieldsOf(patch.error);
  const isAbout = (box: PartBox) => (each: FieldProblem) =>
    each.name === box.name ||
    (box.problem !== undefined &&
      each.name === box.problem.name &&
      each.message.startsWith(`${box.problem.begins}:`));
  const others = problems.filter((each) => !boxes.some((box) => isAbout(box)(each)));
  return (
    <FormFrame
      label={label}
      save={strings.save}
      isSaving={patch.isPending}
      error={patch.error}
      others={others}
      onSave={() => patch.mutate(bodyOf(typed))}
      onCancel={() => {
        dropDraft();
        onCancel();
      }}
    >
      {boxes.map((box) => (
        <Box
          key={box.name}
          {...box}
          value={typed[box.name] ?? ""}
          problem={
            problems
              .filter(isAbout(box))
              .map(({ message }) => message)
              .join(" ") || undefined
          }
          onChange={(value) => setTyped({ ...typed, [box.name]: value })}
        />
      ))}
    </FormFrame>
  );
}
