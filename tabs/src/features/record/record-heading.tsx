import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { RecordAnswer } from "../../../../bot/contract";
import { DocumentLinks } from "../../components/document-links";
import { OpenLink } from "../../components/open-link";
import { StatusBadge } from "../../components/status-badge";
import { strings as common } from "../../components/strings";
import { useHost } from "../../teams/host-context";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0, overflowWrap: "anywhere" },
  late: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    scrollMarginTop: "96px",
    outline: "none",
  },
});

/** What it is and how it stands, with ways out of it. */
export function RecordHeading({ record }: { record: RecordAnswer }) {
  const styles = useStyles();
  const shared = useRecordStyles();
  const host = useHost();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.root}>
      <div className={shared.row}>
        <span className={shared.quiet}>{record.reference}</span>
        <StatusBadge status={record.workflowStatus} />
        <span>{strings.timings[record.timing]}</span>
      </div>
      {record.late && <p className={styles.late}>{strings.late[record.late]}</p>}
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        <bdi>{record.title}</bdi>
      </h2>
      <div className={shared.row}>
        <OpenLink url={record.listUrl} label={common.openInSharePointOf(record.title)}>
          {common.openInSharePoint}
        </OpenLink>
        <Link
          as="button"
          aria-label={strings.shareOf(record.title)}
          onClick={() =>
            host.shareLink({ subPageId: `consultation/${record.reference}`, label: record.title })
          }
        >
          {strings.share}
        </Link>
        <DocumentLinks reference={record.reference} title={record.title} />
        <OpenLink url={record.participateUrl} label={strings.takePartOf(record.title)}>
          {strings.takePart}
        </OpenLink>
        <OpenLink url={record.resultsUrl} label={strings.resultsOf(record.title)}>
          {strings.results}
        </OpenLink>
      </div>
    </div>
  );
}
