import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { MyWork, WorkItem } from "../../../../bot/contract";
import { EmptyState } from "../../components/empty-state";
import { ActionList } from "./action-list";
import type { ActionRowProps } from "./action-row";
import { groupActions, groupOrder } from "./group-actions";
import { strings } from "./strings";

const useStyles = makeStyles({
  group: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** Fewer are shown at once; more would bury what is late and what is due. */
const mostLaterShown = 20;

type MyActionsProps = { work: MyWork } & Pick<ActionRowProps, "today" | "onSeeConsultation" | "onSaid">;

/** What waits for an answer on top, then what they owe: late, this week, later. */
export function MyActions({ work, ...row }: MyActionsProps) {
  const { actions, offered, given } = work;
  const groups = groupActions(actions, row.today);
  const isLong = groups.later.length > mostLaterShown;
  const [laterShown, setLaterShown] = useState(false);
  // What they own and offered to another stands among their own, and says so there.
  const owned = new Set(actions.map(({ id }) => id));
  const elsewhere = given.filter(({ id }) => !owned.has(id));
  return (
    <>
      {offered.length > 0 && (
        <Group name="offered" words={strings.offered} actions={offered} place="offered" row={row} />
      )}
      {actions.length === 0 && <EmptyState title={strings.noActionsTitle} next={strings.noActionsNext} />}
      {groupOrder.map((group) => {
        if (groups[group].length === 0) return null;
        if (group === "later" && isLong && !laterShown)
          return (
            <div key={group}>
              <Button aria-expanded={false} onClick={() => setLaterShown(true)}>
                {strings.showLater(groups.later.length)}
              </Button>
            </div>
          );
        return (
          <Group key={group} name={group} words={strings.groups[group]} actions={groups[group]} row={row}>
            {group === "later" && isLong && (
              <div>
                <Button aria-expanded onClick={() => setLaterShown(false)}>
                  {strings.hideLater}
                </Button>
              </div>
            )}
          </Group>
        );
      })}
      {elsewhere.length > 0 && (
        <Group name="given" words={strings.given} actions={elsewhere} place="given" row={row} />
      )}
    </>
  );
}

interface GroupProps {
  name: string;
  words: string;
  actions: readonly WorkItem[];
  place?: ActionRowProps["place"];
  row: Omit<MyActionsProps, "work">;
  children?: React.ReactNode;
}

function Group({ name, words, actions, place = "mine", row, children }: GroupProps) {
  const styles = useStyles();
  return (
    <section className={styles.group} aria-labelledby={`due-${name}`}>
      <h3 id={`due-${name}`} className={styles.heading}>
        {strings.withCount(words, actions.length)}
      </h3>
      {children}
      <ActionList actions={actions} namedBy={`due-${name}`} place={place} {...row} />
    </section>
  );
}
