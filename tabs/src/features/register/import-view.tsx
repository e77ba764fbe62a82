import {
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  ProgressBar,
  ToggleButton,
  tokens,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ImportRow, RegisterImport } from "../../../../bot/contract";
import { ApiProblem } from "../../api/problems";
import { momentInWords } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { useHost } from "../../teams/host-context";
import { type RowsWanted, useImport } from "./import-api";
import { ImportButtons } from "./import-buttons";
import { ImportNotes } from "./import-notes";
import { ImportRows } from "./import-rows";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  top: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  running: { display: "grid", gap: tokens.spacingVerticalXS },
  fates: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
  },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
  pages: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "center",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
  },
});

const fates = Object.keys(strings.fates) as ImportRow["what"][];

/** One upload: what it would do, how far it is, and what became of it. */
export function ImportView({ id, onLeave }: { id: string; onLeave: () => void }) {
  const styles = useStyles();
  const [wanted, setWanted] = useState<RowsWanted>({ page: 1 });
  const seen = useImport(id, wanted);
  const { data, error } = seen;
  useNewsOfRegister(data?.state);

  if (error instanceof ApiProblem && error.code === "not_found")
    return (
      <EmptyState title={strings.gone} next={error.message}>
        <Button appearance="primary" onClick={onLeave}>
          {strings.forget}
        </Button>
      </EmptyState>
    );
  if (!data && error) return <ProblemPanel error={error} onRetry={() => void seen.refetch()} />;
  if (!data) return <LoadingRows label={strings.loading} />;
  return (
    <div className={styles.root}>
      {error && <Freshness asOf={new Date(seen.dataUpdatedAt).toISOString()} stale={false} error={error} />}
      <Top seen={data} />
      <State seen={data} />
      <ImportNotes seen={data} />
      <ImportButtons seen={data} onLeave={onLeave} />
      <Fates seen={data} wanted={wanted} onChange={setWanted} />
      {data.rows.length === 0 ? (
        <EmptyState title={strings.noRows} next={strings.noRowsNext} />
      ) : (
        <ImportRows rows={data.rows} written={data.state === "done"} />
      )}
      {data.pages > 1 && (
        <nav className={styles.pages} aria-label={strings.pages}>
          <Button disabled={data.page <= 1} onClick={() => setWanted({ ...wanted, page: data.page - 1 })}>
            {strings.previous}
          </Button>
          <span role="status">{strings.pageOf(data.page, data.pages)}</span>
          <Button
            disabled={data.page >= data.pages}
            onClick={() => setWanted({ ...wanted, page: data.page + 1 })}
          >
            {strings.next}
          </Button>
        </nav>
      )}
    </div>
  );
}

/** Once rows were written, what the other views hold is old. */
function useNewsOfRegister(state: RegisterImport["state"] | undefined) {
  const queries = useQueryClient();
  useEffect(() => {
    if (state === "done") void queries.invalidateQueries({ queryKey: ["forward-plan"] });
  }, [state, queries]);
}

function Top({ seen }: { seen: RegisterImport }) {
  const styles = useStyles();
  const host = useHost();
  return (
    <div className={styles.top}>
      <h3 className={styles.name}>
        <bdi>{seen.fileName}</bdi>
      </h3>
      <p className={styles.quiet}>
        {strings.uploaded(seen.uploadedBy, momentInWords(seen.uploadedAt))}{" "}
        <Link
          as="button"
          onClick={() => host.shareLink({ subPageId: `more/register/${seen.id}`, label: seen.fileName })}
        >
          {strings.shareLink}
        </Link>
      </p>
    </div>
  );
}

function State({ seen: { state, counts, progress } }: { seen: RegisterImport }) {
  const styles = useStyles();
  if (state === "done")
    return (
      <MessageBar intent={progress.failed + progress.left > 0 ? "warning" : "success"} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{strings.doneTitle}</MessageBarTitle>
          {strings.done(progress)} {strings.again}
        </MessageBarBody>
      </MessageBar>
    );
  const words = strings.progressOf(progress.rowsDone, progress.rows);
  return (
    <div className={styles.running} role="status">
      {state === "checked" && <strong>{strings.summary(counts)}</strong>}
      <span>{strings.states[state]}</span>
      {state === "running" && (
        <>
          <ProgressBar
            value={progress.rowsDone}
            max={Math.max(1, progress.rows)}
            thickness="large"
            aria-label={strings.progress}
            aria-valuetext={words}
          />
          <span className={styles.quiet}>{words}</span>
        </>
      )}
    </div>
  );
}

interface FatesProps {
  seen: RegisterImport;
  wanted: RowsWanted;
  onChange: (wanted: RowsWanted) => void;
}

function Fates({ seen: { counts, progress, state }, wanted, onChange }: FatesProps) {
  const styles = useStyles();
  const count = (what: RowsWanted["what"]): number =>
    what === "unwritten" ? progress.failed + progress.left : what ? (counts[what] ?? 0) : progress.rows;
  const kinds: readonly (readonly [RowsWanted["what"], string])[] = [
    [undefined, strings.all],
    ...fates.map((what) => [what, strings.fates[what]] as const),
    ...(state === "checked" || count("unwritten") === 0 ? [] : [["unwritten", strings.notWritten] as const]),
  ];
  return (
    <fieldset className={styles.fates}>
      <legend className={styles.legend}>{state === "checked" ? strings.counts : strings.countsAfter}</legend>
      {kinds.map(([what, words]) => (
        <ToggleButton
          key={words}
          shape="circular"
          size="small"
          appearance={wanted.what === what ? "primary" : "outline"}
          checked={wanted.what === what}
          onClick={() => onChange({ page: 1, what })}
        >
          {strings.withCount(words, count(what))}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
