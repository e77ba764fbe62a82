import type { WorkItem } from "../../../../bot/contract";
import { useRowCards } from "../../components/row-cards";
import { ActionRow, type ActionRowProps } from "./action-row";

interface ActionListProps extends Omit<ActionRowProps, "action" | "why"> {
  actions: readonly WorkItem[];
  namedBy: string;
}

export function ActionList({ actions, namedBy, ...row }: ActionListProps) {
  const cards = useRowCards();
  return (
    <ul className={cards.list} aria-labelledby={namedBy}>
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} {...row} />
      ))}
    </ul>
  );
}
