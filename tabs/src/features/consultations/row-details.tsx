import { Link, makeStyles, tokens } from "@fluentui/react-components";
import type { ForwardPlanRow } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { DocumentLinks } from "../../components/document-links";
import { OpenLink } from "../../components/open-link";
import { strings as common } from "../../components/strings";
import { useHost } from "../../teams/host-context";
import { strings } from "./strings";

const areasShown = 3;

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  title: { fontWeight: "inherit", fontSize: "inherit", textAlign: "start", overflowWrap: "anywhere" },
  line: { display: "block" },
  more: { cursor: "pointer", color: tokens.colorBrandForegroundLink },
  links: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
});

export function Dates({ row }: { row: ForwardPlanRow }) {
  const styles = useStyles();
  const decidedOn = row.decisionDate ? dayInWords(row.decisionDate) : "";
  return (
    <>
      <span className={styles.line}>{periodInWords(row)}</span>
      <span className={styles.quiet}>
        {row.startDate || row.endDate ? <span className={styles.line}>{row.dateCertainty}</span> : null}
        {row.decisionMaker ? (
          <span className={styles.line}>{strings.decision(row.decisionMaker, decidedOn)}</span>
        ) : decidedOn ? (
          <span className={styles.line}>{strings.decisionOn(decidedOn)}</span>
        ) : null}
      </span>
    </>
  );
}

function periodInWords({ startDate, endDate }: ForwardPlanRow): string {
  if (startDate && endDate) return strings.fromTo(dayInWords(startDate), dayInWords(endDate));
  if (startDate) return strings.starts(dayInWords(startDate));
  return endDate ? strings.ends(dayInWords(endDate)) : strings.noDates;
}

export function Areas({ areas }: { areas: string[] }) {
  const styles = useStyles();
  if (areas.length === 0) return <span className={styles.quiet}>{strings.noAreas}</span>;
  const rest = areas.slice(areasShown);
  return (
    <>
      <bdi>{areas.slice(0, areasShown).join(", ")}</bdi>
      {rest.length > 0 && (
        <details>
          <summary className={styles.more}>{strings.moreAreas(rest.length)}</summary>
          <bdi>{rest.join(", ")}</bdi>
        </details>
      )}
    </>
  );
}

/** The title, which opens the record. */
export function RowTitle({ row, onSee }: { row: ForwardPlanRow; onSee: (reference: string) => void }) {
  const styles = useStyles();
  return (
    <Link
      as="button"
      className={styles.title}
      aria-label={strings.open(row.title)}
      onClick={() => onSee(row.reference)}
    >
      <bdi>{row.title}</bdi>
    </Link>
  );
}

export function RowLinks({ row }: { row: ForwardPlanRow }) {
  const styles = useStyles();
  const host = useHost();
  const place = { subPageId: `consultation/${row.reference}`, label: row.title };
  return (
    <span className={styles.links}>
      <OpenLink url={row.listUrl} label={common.openInSharePointOf(row.title)}>
        {common.openInSharePoint}
      </OpenLink>
      <Link as="button" aria-label={strings.copyLinkOf(row.title)} onClick={() => host.shareLink(place)}>
        {strings.copyLink}
      </Link>
      <DocumentLinks reference={row.reference} title={row.title} />
    </span>
  );
}
