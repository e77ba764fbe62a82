import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useRef, useState } from "react";
import type { RecordAnswer } from "../../../../bot/contract";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { ClashCheck } from "./clash-check";
import { CopyRecord } from "./copy-record";
import { History } from "./history";
import { Moves } from "./moves";
import { NextReview } from "./next-review";
import { NextStep } from "./next-step";
import { PartSection } from "./part-section";
import { useRecord } from "./record-api";
import { ReadingSections, RecordFacts, ReviewSection } from "./record-facts";
import { RecordHeading } from "./record-heading";
import { RuleWarnings } from "./rule-warnings";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

const AttachFile = lazy(async () => ({ default: (await import("./attach-file")).AttachFile }));
const ClosingSection = lazy(async () => ({ default: (await import("../closing")).ClosingSection }));

/** Nobody took part before it opens; but it cannot open without a day that feedback is promised by. */
const hasClosing = new Set([
  "Ready",
  "Open",
  "Closed",
  "Reported",
  "Decided",
  "Feedback published",
  "Complete",
]);

interface RecordPageProps {
  reference: string;
  /** What the page it was opened from is called. */
  from: string;
  /** Opened to be decided: the next one is offered afterwards. */
  reviewing: boolean;
  onBack: () => void;
  onOpen: (reference: string) => void;
  onSeeMyWork: () => void;
}

/** Everything about one consultation, as far as this person may see it. */
export function RecordPage({ reference, from, reviewing, onBack, onOpen, onSeeMyWork }: RecordPageProps) {
  const styles = useRecordStyles();
  const record = useRecord(reference);
  return (
    <article className={styles.root}>
      <div>
        <Button size="small" onClick={onBack}>
          {strings.back(from)}
        </Button>
      </div>
      {record.data ? (
        <>
          {record.error && <ProblemPanel error={record.error} onRetry={() => void record.refetch()} />}
          <Record record={record.data} reviewing={reviewing} onOpen={onOpen} onSeeMyWork={onSeeMyWork} />
        </>
      ) : record.error ? (
        <ProblemPanel error={record.error} onRetry={() => void record.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </article>
  );
}

interface RecordProps {
  record: RecordAnswer;
  reviewing: boolean;
  onOpen: (reference: string) => void;
  onSeeMyWork: () => void;
}

function Record({ record, reviewing, onOpen, onSeeMyWork }: RecordProps) {
  const styles = useRecordStyles();
  const closing = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<{ name: string }>();
  const { reference, parts } = record;
  return (
    <>
      <RecordHeading record={record} />
      {record.forOfficers && <CopyRecord record={record} />}
      <RuleWarnings record={record} />
      <Moves
        record={record}
        after={reviewing && <NextReview decided={reference} onOpen={onOpen} />}
        onSeeMyWork={onSeeMyWork}
        onClose={() => {
          closing.current?.scrollIntoView?.({ block: "start" });
          closing.current?.focus({ preventScroll: true });
        }}
      />
      <NextStep record={record} onFill={(name) => setWanted({ name })} />
      <RecordFacts record={record} />
      {record.forOfficers && (
        // Other dates, another question: an answer about the old ones must not stay.
        <ClashCheck key={`${record.startDate} ${record.endDate}`} record={record} onOpen={onOpen} />
      )}
      {parts.length === 0 && <ReadingSections record={record} onOpen={onOpen} />}
      {parts.map((part) => (
        <PartSection key={part.name} reference={reference} part={part} wanted={wanted}>
          {part.name === "links" && (
            <Suspense fallback={null}>
              <AttachFile record={record} />
            </Suspense>
          )}
        </PartSection>
      ))}
      {hasClosing.has(record.workflowStatus) && (
        <div ref={closing} tabIndex={-1} className={styles.closing}>
          <Suspense fallback={<LoadingRows label={strings.loading} />}>
            <ClosingSection reference={reference} />
          </Suspense>
        </div>
      )}
      <ReviewSection record={record} />
      {record.forOfficers && <History reference={reference} />}
    </>
  );
}
