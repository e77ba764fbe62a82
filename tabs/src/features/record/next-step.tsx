import { Link } from "@fluentui/react-components";
import type { RecordAnswer } from "../../../../bot/contract";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

interface NextStepProps {
  record: RecordAnswer;
  /** Goes to the box of a field. */
  onFill: (name: string) => void;
}

/** What it lacks for its next move; silent when nothing. */
export function NextStep({ record: { next, parts, reference }, onFill }: NextStepProps) {
  const styles = useRecordStyles();
  if (!next || next.missing.length === 0) return null;
  const boxes = parts.flatMap((part) => part.boxes);
  const nameOf = (label: string) => boxes.find((box) => box.label === label)?.name;
  return (
    <section className={styles.section} aria-labelledby="next-step">
      <h3 id="next-step" className={styles.heading}>
        {strings.nextTitle(next.to)}
      </h3>
      <p className={styles.text}>{strings.nextLacks(next.missing.length)}</p>
      <ul className={styles.list}>
        {next.missing.map((label) => {
          const name = nameOf(label);
          return (
            <li key={label}>
              {name ? (
                <Link as="button" aria-label={strings.fill(label)} onClick={() => onFill(name)}>
                  {label}
                </Link>
              ) : (
                label
              )}
            </li>
          );
        })}
      </ul>
      {next.missing.some((label) => !nameOf(label)) && (
        <p className={styles.quiet}>{strings.nextInChat(reference)}</p>
      )}
    </section>
  );
}
