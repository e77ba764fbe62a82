import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { DeliveriesAnswer, DeliveryRows } from "../../../../bot/contract";
import { momentInWords } from "../../components/days";
import { LoadingRows } from "../../components/loading-rows";
import { PlainTable } from "../../components/plain-table";
import { ProblemPanel } from "../../components/problem-panel";
import { useDeliveryRows } from "./deliveries-api";
import { Pages } from "./pages";
import { SendAgain } from "./send-again";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type StateGroupProps = { day: string } & DeliveriesAnswer["groups"][number];

export function StateGroup({ day, state, name, about, count, canSendAgain, again }: StateGroupProps) {
  const styles = useStyles();
  // What did not arrive is what somebody came to see.
  const [isOpen, setIsOpen] = useState(canSendAgain);
  const headingId = `state-${state.replace(" ", "-")}`;
  return (
    <section className={styles.root} aria-labelledby={headingId}>
      <div className={styles.top}>
        <h3 id={headingId} className={styles.heading}>
          {strings.withCount(name, count)}
        </h3>
        <Button
          size="small"
          aria-expanded={isOpen}
          aria-label={isOpen ? strings.hideOf(name) : strings.showOf(name)}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? strings.hide : strings.show}
        </Button>
      </div>
      {about && <p className={styles.quiet}>{about}</p>}
      {canSendAgain && <SendAgain day={day} state={state} count={again} />}
      {isOpen && <Rows day={day} state={state} name={name} namedBy={headingId} />}
    </section>
  );
}

type RowsProps = Pick<StateGroupProps, "day" | "state" | "name"> & { namedBy: string };

function Rows({ day, state, name, namedBy }: RowsProps) {
  const [page, setPage] = useState(1);
  const found = useDeliveryRows({ day, state, page });
  if (!found.data)
    return found.error ? (
      <ProblemPanel error={found.error} onRetry={() => void found.refetch()} />
    ) : (
      <LoadingRows label={strings.loading} />
    );
  const { rows, pages, page: shown } = found.data;
  return (
    <>
      <PlainTable
        namedBy={namedBy}
        columns={[strings.who, strings.what, strings.why, strings.when]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <bdi key="who">{row.name || strings.nobodyKnown}</bdi>,
            <bdi key="what">{row.isReminder ? strings.reminder : row.about}</bdi>,
            <bdi key="why">{whyOf(row)}</bdi>,
            row.actedAt ? strings.actedAt(momentInWords(row.actedAt)) : momentInWords(row.at),
          ],
        }))}
      />
      <Pages name={name} page={shown} pages={pages} onPage={setPage} />
    </>
  );
}

const whyOf = ({ why, tries }: DeliveryRows["rows"][number]): string =>
  [why, tries > 1 ? strings.tries(tries) : ""].filter(Boolean).join(" ");
