import { Button, Field, Link, makeStyles, Select, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { WhoWeEngagedWithAnswer } from "../../../../bot/contract";
import { londonDayOf } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { FileButton } from "../../components/file-button";
import { Freshness } from "../../components/freshness";
import { LoadingRows } from "../../components/loading-rows";
import { PlainTable } from "../../components/plain-table";
import { ProblemPanel } from "../../components/problem-panel";
import { engagedDocument, useEngaged } from "./engaged-api";
import { strings } from "./strings";

const yearsBack = 10;
const pageSize = 50;

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  part: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  numbers: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  top: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalL },
  group: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  pair: {
    display: "grid",
    gap: tokens.spacingHorizontalXL,
    alignItems: "start",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 20rem), 1fr))",
  },
  more: { justifySelf: "center" },
});

/** One year's participation, fit to be published. */
export function EngagedPage({ onSeeConsultation }: { onSeeConsultation: (reference: string) => void }) {
  const styles = useStyles();
  const thisYear = Number(londonDayOf(new Date()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const engaged = useEngaged(year);
  return (
    <div className={styles.root}>
      <h2 className={styles.heading}>{strings.heading}</h2>
      <p className={styles.quiet}>{strings.about}</p>
      <div className={styles.top}>
        <Field label={strings.year}>
          <Select value={String(year)} onChange={(_, { value }) => setYear(Number(value))}>
            {Array.from({ length: yearsBack + 2 }, (_, at) => thisYear + 1 - at).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
        <FileButton
          key={year}
          path={engagedDocument(year)}
          fileName={strings.fileName(year)}
          words={strings.word}
          label={strings.wordOf(year)}
        />
      </div>
      {engaged.data ? (
        <>
          <Freshness {...engaged.data} error={engaged.error} />
          <Year key={year} told={engaged.data} onSeeConsultation={onSeeConsultation} />
        </>
      ) : engaged.error ? (
        <ProblemPanel error={engaged.error} onRetry={() => void engaged.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}

interface YearProps {
  told: WhoWeEngagedWithAnswer;
  onSeeConsultation: (reference: string) => void;
}

function Year({ told, onSeeConsultation }: YearProps) {
  const styles = useStyles();
  const [limit, setLimit] = useState(pageSize);
  if (told.consultations === 0)
    return <EmptyState title={strings.emptyTitle(told.year)} next={strings.emptyNext} />;
  const { of } = told;
  const more = Math.min(pageSize, of.length - limit);
  return (
    <>
      <p className={styles.numbers}>
        {strings.consultations(told.consultations)} ·{" "}
        {strings.responses(told.responses || strings.notCounted)}
      </p>
      <Part
        id="engaged-groups"
        title={strings.groups}
        none={strings.noGroups}
        columns={[
          ...[strings.group, strings.soughtShort, strings.reached, strings.partly],
          ...[strings.notReached, strings.people],
        ]}
        rows={told.groups.map(({ name, sought, reached, partly, notReached, people }) => ({
          key: name,
          cells: [
            <bdi key="name">{name}</bdi>,
            sought,
            reached,
            partly,
            notReached,
            people || strings.notCounted,
          ],
        }))}
      />
      <Part
        id="engaged-methods"
        title={strings.methods}
        none={strings.noMethods}
        columns={[strings.method, strings.times, strings.rating]}
        rows={told.methods.map(({ name, consultations, rating, ratings }) => ({
          key: name,
          cells: [
            <bdi key="name">{name}</bdi>,
            consultations,
            rating === undefined ? strings.notRated : strings.rated(rating, ratings),
          ],
        }))}
      />
      <div className={styles.pair}>
        <Tallies
          id="engaged-areas"
          title={strings.areas}
          none={strings.noAreas}
          of={told.areas}
          named={strings.area}
        />
        <Tallies
          id="engaged-audiences"
          title={strings.audiences}
          none={strings.noAudiences}
          of={told.audiences}
          named={strings.audience}
        />
        <Tallies
          id="engaged-statuses"
          title={strings.statuses}
          none=""
          of={told.byStatus.map(({ status, consultations }) => ({ name: status, consultations }))}
          named={strings.status}
        />
      </div>
      <Part
        id="engaged-of"
        title={strings.of}
        none=""
        columns={[strings.consultation, strings.status, strings.responsesColumn]}
        rows={of.slice(0, limit).map(({ reference, title, status, responses }) => ({
          key: reference,
          cells: [
            <Link
              key="open"
              as="button"
              aria-label={strings.openRecord(title)}
              onClick={() => onSeeConsultation(reference)}
            >
              <bdi>{title}</bdi> ({reference})
            </Link>,
            status,
            responses || strings.notCounted,
          ],
        }))}
      />
      {more > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + pageSize)}>
          {strings.showMore(more)}
        </Button>
      )}
    </>
  );
}

interface PartProps {
  id: string;
  title: string;
  /** What to say when there are no rows. */
  none: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

function Part({ id, title, none, columns, rows }: PartProps) {
  const styles = useStyles();
  return (
    <div className={styles.group}>
      <h3 id={id} className={styles.part}>
        {title}
      </h3>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{none}</p>
      ) : (
        <PlainTable namedBy={id} columns={columns} rows={rows} />
      )}
    </div>
  );
}

interface TalliesProps extends Pick<PartProps, "id" | "title" | "none"> {
  of: readonly { name: string; consultations: number }[];
  named: string;
}

const Tallies = ({ of, named, ...part }: TalliesProps) => (
  <Part
    {...part}
    columns={[named, strings.times]}
    rows={of.map(({ name, consultations }) => ({
      key: name,
      cells: [<bdi key="name">{name}</bdi>, consultations],
    }))}
  />
);
