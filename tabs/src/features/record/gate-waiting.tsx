import { Link } from "@fluentui/react-components";
import type { RecordAnswer } from "../../../../bot/contract";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

type Gate = NonNullable<NonNullable<RecordAnswer["next"]>["gate"]>;

interface GateWaitingProps {
  gate: Gate;
  reference: string;
  onSeeMyWork: () => void;
}

/** The steps a gate waits for and who owes each, beside what it holds up. */
export function GateWaiting({ gate, reference, onSeeMyWork }: GateWaitingProps) {
  const styles = useRecordStyles();
  const { name, before, holds, steps } = gate;
  return (
    <>
      <p className={styles.text}>{strings.gateWaits(name, steps.length)}</p>
      <ul className={styles.list}>
        {steps.map(({ stepId, title, owner, mine }) => (
          <li key={`${stepId} ${title}`}>
            {stepId} <bdi>{title}</bdi>{" "}
            <span className={styles.quiet}>
              <bdi>{mine ? strings.owedByYou : owner ? strings.owedBy(owner) : strings.owedByNobody}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{holds ? strings.gateHolds(before) : strings.gateLater(before)}</p>
      {steps.some(({ mine }) => mine) ? (
        <div className={styles.row}>
          <Link as="button" onClick={onSeeMyWork}>
            {strings.toMyWork}
          </Link>
        </div>
      ) : (
        <p className={styles.quiet}>{strings.gateInChat(reference)}</p>
      )}
    </>
  );
}
