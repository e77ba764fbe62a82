import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ClosingAnswer } from "../../../../bot/contract";
import { Box } from "./box";
import { usePatchClosing } from "./closing-api";
import { FormFrame, fieldsOf } from "./form-frame";
import { strings } from "./strings";
import { useDraft } from "./use-draft";

type Participation = ClosingAnswer["participation"];

const useStyles = makeStyles({
  read: { display: "grid", gap: tokens.spacingVerticalXS },
  line: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  group: {
    display: "grid",
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 11rem), 1fr))",
    alignItems: "start",
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
});

export function ParticipationRead({ participation }: { participation: Participation }) {
  const styles = useStyles();
  const { exact, responses, groups } = participation;
  return (
    <div className={styles.read}>
      <p className={styles.line}>{strings.responsesAre(responses)}</p>
      {groups.length > 0 && (
        <ul className={styles.list} aria-label={strings.groups}>
          {groups.map(({ group, reached, count, how }) => (
            <li key={group}>
              <bdi>{group}</bdi>: {strings.reachedWords[reached]}, {count || strings.notCounted}
              {how && (
                <>
                  . <bdi>{how}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!exact && (responses || groups.length > 0) && <p className={styles.quiet}>{strings.banded}</p>}
    </div>
  );
}

interface GroupTyped {
  group: string;
  reached: string;
  count: string;
  how: string;
  isNew?: boolean;
}

interface ParticipationFormProps {
  reference: string;
  participation: Participation;
  draftKey: string;
  onSaved: () => void;
  onCancel: () => void;
}

export function ParticipationForm(props: ParticipationFormProps) {
  const { reference, participation, draftKey, onSaved, onCancel } = props;
  const styles = useStyles();
  const [{ responses, groups }, setTyped, dropDraft] = useDraft(draftKey, () => ({
    responses: participation.responses,
    groups: participation.groups.map((each): GroupTyped => ({ ...each })),
  }));
  const patch = usePatchClosing(reference, () => {
    dropDraft();
    onSaved();
  });
  const problems = fieldsOf(patch.error);
  const names = groups.map(({ group }) => group.trim()).filter(Boolean);
  const messageOf = (name: string, group?: string): string | undefined =>
    problems
      .filter(
        (each) =>
          each.name === name && (group === undefined || (group && each.message.startsWith(`${group}:`))),
      )
      .map(({ message }) => message)
      .join(" ") || undefined;
  const others = problems.filter(
    ({ name, message }) => name !== "responses" && !names.some((group) => message.startsWith(`${group}:`)),
  );
  const changeGroup = (at: number, part: Partial<GroupTyped>) =>
    setTyped({ responses, groups: groups.map((each, of) => (of === at ? { ...each, ...part } : each)) });

  return (
    <FormFrame
      label={strings.participation}
      save={strings.save}
      isSaving={patch.isPending}
      error={patch.error}
      others={others}
      onSave={() =>
        patch.mutate({
          participation: { responses, groups: groups.map(({ isNew: _, ...group }) => group) },
        })
      }
      onCancel={() => {
        dropDraft();
        onCancel();
      }}
    >
      <Box
        label={strings.responses}
        kind="number"
        value={responses}
        problem={messageOf("responses")}
        onChange={(next) => setTyped({ responses: next, groups })}
      />
      {groups.map((each, at) => {
        const named = each.group.trim();
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups are added at the end and never moved
          <fieldset key={at} className={styles.group}>
            <legend>{each.isNew ? strings.newGroup : <bdi>{each.group}</bdi>}</legend>
            {each.isNew && (
              <Box
                label={strings.group}
                kind="line"
                value={each.group}
                onChange={(group) => changeGroup(at, { group })}
              />
            )}
            <Box
              label={strings.reached}
              kind="choice"
              choices={strings.reachedChoices}
              value={each.reached}
              problem={messageOf("reached", named)}
              onChange={(reached) => changeGroup(at, { reached })}
            />
            <Box
              label={strings.count}
              kind="number"
              value={each.count}
              problem={messageOf("groupCount", named)}
              onChange={(count) => changeGroup(at, { count })}
            />
            <Box
              label={strings.how}
              kind="line"
              value={each.how}
              onChange={(how) => changeGroup(at, { how })}
            />
          </fieldset>
        );
      })}
      <span>
        <Button
          onClick={() =>
            setTyped({
              responses,
              groups: [...groups, { group: "", reached: "", count: "", how: "", isNew: true }],
            })
          }
        >
          {strings.addGroup}
        </Button>
      </span>
    </FormFrame>
  );
}
