import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { RecordPart } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { Facts } from "./facts";
import { PartForm } from "./part-form";
import { boxId } from "./record-box";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";
import { useDraft } from "./use-draft";

interface PartSectionProps {
  reference: string;
  part: RecordPart;
  /** The field somebody chose to fill in; a new object each time. */
  wanted?: { name: string };
  /** What follows its facts; gone while it is a form. */
  children?: ReactNode;
}

/** A line that is no link has no other place than here. */
const areLinks = (lines: string) => lines.split("\n").every((line) => /https?:\/\//i.test(line));

/** One group of fields, which turns into a form in its place. */
export function PartSection({ reference, part, wanted, children }: PartSectionProps) {
  const styles = useRecordStyles();
  const [typed, keep] = useDraft(`${reference}/${part.name}`);
  const [saved, setSaved] = useState<readonly string[]>();
  const edit = useRef<HTMLButtonElement>(null);
  const heading = `part-${part.name}`;
  const begin = useRef(() => {});
  begin.current = () => {
    if (!typed) keep({});
    setSaved(undefined);
  };

  const answered = useRef<{ name: string }>(undefined);
  useEffect(() => {
    // Once for each press: what is saved brings new boxes, and must not open the form again.
    if (!wanted || answered.current === wanted) return;
    answered.current = wanted;
    if (!part.boxes.some(({ name }) => name === wanted.name)) return;
    begin.current();
    // The box is there once the form is drawn.
    requestAnimationFrame(() => document.getElementById(boxId(wanted.name))?.focus());
  }, [wanted, part.boxes]);

  function end(labels?: readonly string[]) {
    keep(undefined);
    setSaved(labels);
    requestAnimationFrame(() => edit.current?.focus());
  }

  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.top}>
        <h3 id={heading} className={styles.heading}>
          {part.label}
        </h3>
        {!typed && (
          <Button
            ref={edit}
            size="small"
            aria-label={strings.editOf(part.label)}
            onClick={() => begin.current()}
          >
            {strings.edit}
          </Button>
        )}
      </div>
      <p role="status" className={styles.text} hidden={!saved}>
        {saved && strings.saved(saved)}
      </p>
      {typed ? (
        <PartForm reference={reference} part={part} typed={typed} onType={keep} onEnd={end} />
      ) : (
        <>
          <Facts
            facts={part.boxes
              // These stand below as links.
              .filter(({ name, value }) => name !== "supportingDocuments" || !areLinks(value))
              .map(({ label, kind, value }) => ({
                label,
                value: kind === "day" && value ? dayInWords(value) : value,
              }))}
          />
          {children}
        </>
      )}
    </section>
  );
}
