import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import type { FeedbackAnswer, PutFeedback } from "../../../../bot/contract";
import { usePutFeedback } from "./closing-api";
import { FormFrame, fieldsOf } from "./form-frame";
import { RowForm, type RowTyped } from "./row-form";
import { strings } from "./strings";
import { useDraft } from "./use-draft";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  removed: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface Draft {
  rows: readonly RowTyped[];
  removed: readonly RowTyped[];
}

interface EditRowsProps {
  reference: string;
  feedback: FeedbackAnswer;
  draftKey: string;
  onSaved: (lookAgain: readonly string[]) => void;
  onCancel: () => void;
}

const blank = (): RowTyped => ({
  ...{ key: crypto.randomUUID(), theme: "", asked: "", said: "", outcome: "" },
  ...{ answer: "", owner: "", dueDate: "" },
});

/** All rows at once: nothing is written before they are saved, and then all of it or none. */
export function EditRows({ reference, feedback, draftKey, onSaved, onCancel }: EditRowsProps) {
  const styles = useStyles();
  const [{ rows, removed }, setDraft, dropDraft] = useDraft<Draft>(draftKey, () => ({
    rows: feedback.rows.length > 0 ? feedback.rows.map(typedOf) : [blank()],
    removed: [],
  }));
  const put = usePutFeedback(reference, ({ lookAgain = [] }) => {
    dropDraft();
    onSaved(lookAgain);
  });
  const sent = useRef({ words: "", key: "" });
  /** Which rows the problems are about: they may have been moved since. */
  const sentKeys = useRef<readonly string[]>([]);
  const problems = fieldsOf(put.error);
  const isInRow = /^rows\.(\d+)\.(.+)$/;
  const problemsOf = (key: string): Record<string, string> =>
    Object.fromEntries(
      problems.flatMap(({ name, message }) => {
        const [, at, input = ""] = isInRow.exec(name) ?? [];
        const isMine = at !== undefined && sentKeys.current[Number(at)] === key;
        return isMine ? [[input, message.replace(/^Row \d+: /, "")]] : [];
      }),
    );
  const others = problems.filter(({ name }) => !isInRow.test(name) || name.endsWith(".row"));

  const change = (part: Partial<Draft>) => setDraft({ rows, removed, ...part });
  function move(at: number, by: number) {
    const order = [...rows];
    const [row] = order.splice(at, 1);
    if (row) order.splice(at + by, 0, row);
    change({ rows: order });
  }

  function save() {
    const body = rows.map(({ key: _, ...row }) => row);
    const words = JSON.stringify(body);
    // Sent again after no answer came, it must be the same sending; changed since, it must not.
    if (sent.current.words !== words) sent.current = { words, key: crypto.randomUUID() };
    sentKeys.current = rows.map(({ key }) => key);
    put.mutate({ key: sent.current.key, rows: body } satisfies PutFeedback);
  }

  return (
    <FormFrame
      label={strings.feedback}
      save={strings.saveRows}
      isSaving={put.isPending}
      error={put.error}
      others={others}
      onSave={save}
      onCancel={() => {
        dropDraft();
        onCancel();
      }}
    >
      <ol className={styles.list}>
        {rows.map((row, at) => (
          <li key={row.key}>
            <RowForm
              at={at}
              last={rows.length - 1}
              row={row}
              problems={problemsOf(row.key)}
              onChange={(next) => change({ rows: rows.map((each) => (each.key === row.key ? next : each)) })}
              onMove={(by) => move(at, by)}
              onRemove={() =>
                change({ rows: rows.filter((each) => each !== row), removed: [...removed, row] })
              }
            />
          </li>
        ))}
      </ol>
      {removed.length > 0 && (
        <div role="status" className={styles.removed}>
          {strings.removed(removed.length)}
          <Button
            size="small"
            onClick={() => {
              const back = removed.at(-1);
              if (back) change({ rows: [...rows, back], removed: removed.slice(0, -1) });
            }}
          >
            {strings.putBack}
          </Button>
        </div>
      )}
      <span>
        <Button onClick={() => change({ rows: [...rows, blank()] })}>{strings.addRow}</Button>
      </span>
    </FormFrame>
  );
}

const typedOf = (row: FeedbackAnswer["rows"][number]): RowTyped => ({
  ...{ key: row.id, id: row.id, theme: row.theme, asked: row.asked, said: row.said },
  ...{ outcome: row.outcome ?? "", answer: row.answer, owner: row.owner ?? "", dueDate: row.dueDate ?? "" },
});
