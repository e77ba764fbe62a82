import { makeStyles, tokens } from "@fluentui/react-components";
import type { WorkItem } from "../../../../bot/contract";
import { ActionRow, type ActionRowProps } from "./action-row";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
});

interface ActionListProps extends Omit<ActionRowProps, "action" | "why"> {
  actions: readonly WorkItem[];
  namedBy: string;
}

export function ActionList({ actions, namedBy, ...row }: ActionListProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-labelledby={namedBy}>
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} {...row} />
      ))}
    </ul>
  );
}
