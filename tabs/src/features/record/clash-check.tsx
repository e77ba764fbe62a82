import {
  Badge,
  type BadgeProps,
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { Clashes, ClashesAsk, RecordAnswer } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { useHost } from "../../teams/host-context";
import { useClashCheck } from "./record-api";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

type Finding = Clashes["findings"][number];

const worstFirst: readonly Finding["severity"][] = ["block", "high", "medium", "low", "info"];
const colours: Record<Finding["severity"], BadgeProps["color"]> = {
  ...({
    block: "danger",
    high: "danger",
    medium: "warning",
    low: "informative",
    info: "informative",
  } as const),
};
/** What is counted; the same as in chat. */
const isClash = ({ kind, severity }: Finding): boolean =>
  kind !== "uncheckedDates" && severity !== "low" && severity !== "info";
const tracks = ["light", "standard", "full"] as const;

const useStyles = makeStyles({
  finding: { display: "grid", gap: tokens.spacingVerticalXXS, minWidth: 0 },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

interface ClashCheckProps {
  record: RecordAnswer;
  onOpen: (reference: string) => void;
}

/** What stands against its dates, the worst first; asked for, because the answer changes from day to day. */
export function ClashCheck({ record, onOpen }: ClashCheckProps) {
  const styles = useRecordStyles();
  const { appId, openLink } = useHost();
  const check = useClashCheck();
  const ask = askOf(record);
  return (
    <section className={styles.section} aria-labelledby="clashes">
      <div className={styles.top}>
        <h3 id="clashes" className={styles.heading}>
          {strings.clashTitle}
        </h3>
        {ask && (
          <Button size="small" disabledFocusable={check.isPending} onClick={() => check.mutate(ask)}>
            {check.isPending ? strings.clashChecking : check.data ? strings.clashAgain : strings.clashCheck}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{ask ? strings.clashAbout : strings.clashNoDates}</p>
      {check.error && (
        <div role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{check.error.message}</MessageBarBody>
          </MessageBar>
        </div>
      )}
      {check.data && <Report report={check.data} onOpen={onOpen} />}
      {(check.data || !ask) && (
        <p className={styles.text}>
          {strings.changeDates(record.reference)}{" "}
          {appId && (
            <Link
              as="button"
              onClick={() => void openLink(`https://teams.microsoft.com/l/entity/${appId}/conversations`)}
            >
              {strings.openChat}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

function Report({ report, onOpen }: { report: Clashes; onOpen: (reference: string) => void }) {
  const styles = useRecordStyles();
  const findings = [...report.findings].sort(
    (a, b) => worstFirst.indexOf(a.severity) - worstFirst.indexOf(b.severity),
  );
  const matter = findings.filter(isClash);
  const also = findings.filter((finding) => !isClash(finding));
  const items = (listed: readonly Finding[]) =>
    listed.map((finding) => (
      <FindingItem
        key={`${finding.kind} ${finding.from} ${finding.what}`}
        finding={finding}
        onOpen={onOpen}
      />
    ));
  return (
    <>
      <p role="status" className={styles.text}>
        {findings.length === 0 ? strings.clashNone : strings.clashFound(matter.length)}
      </p>
      {report.note && <p className={styles.quiet}>{report.note}</p>}
      {matter.length > 0 && (
        <ul className={styles.plainList} aria-labelledby="clashes">
          {items(matter)}
        </ul>
      )}
      {also.length > 0 && (
        <>
          <h4 id="also-to-know" className={styles.subheading}>
            {strings.alsoTitle}
          </h4>
          <ul className={styles.plainList} aria-labelledby="also-to-know">
            {items(also)}
          </ul>
        </>
      )}
      {report.alternatives.length > 0 && (
        <>
          <h4 id="better-dates" className={styles.subheading}>
            {strings.betterTitle}
          </h4>
          <ul className={styles.list} aria-labelledby="better-dates">
            {report.alternatives.map(({ startDate, endDate, why }) => (
              <li key={startDate + endDate}>
                <strong>{strings.better(dayInWords(startDate), dayInWords(endDate))}</strong> {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function FindingItem({ finding, onOpen }: { finding: Finding; onOpen: (reference: string) => void }) {
  const styles = useStyles();
  const shared = useRecordStyles();
  const { kind, severity, from, to, what, why, advice, reference, refuses } = finding;
  const toldAs = kind === "uncheckedDates" ? "info" : severity;
  return (
    <li className={styles.finding}>
      <div className={shared.row}>
        <Badge color={colours[toldAs]} appearance={refuses ? "filled" : "tint"} size="large">
          {refuses ? strings.refusals[refuses] : strings.severities[toldAs]}
        </Badge>
        <span className={shared.quiet}>
          {from === to ? dayInWords(from) : strings.fromTo(dayInWords(from), dayInWords(to))}
        </span>
      </div>
      <p className={styles.what}>
        <bdi>{what}</bdi>
      </p>
      <p className={shared.text}>
        {why} {advice}
      </p>
      {reference && (
        <span>
          <Link as="button" onClick={() => onOpen(reference)}>
            {strings.clashOther(reference)}
          </Link>
        </span>
      )}
    </li>
  );
}

function askOf(record: RecordAnswer): ClashesAsk | undefined {
  const { startDate, endDate, decisionDate, title, overview, audiences, areas, reference } = record;
  if (!startDate || !endDate) return undefined;
  const track = tracks.find((each) => each === record.track.toLowerCase());
  return {
    ...{ startDate, endDate, title, overview, audiences, areas, reference },
    ...(decisionDate && { decisionDate }),
    ...(track && { track }),
    ...(record.events.length > 0 && { events: record.events.map(({ on }) => on) }),
    ...(record.forOfficers?.minimumWeeks && { minimumWeeks: record.forOfficers.minimumWeeks }),
  };
}
