import {
  Badge,
  type BadgeProps,
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { DatesToAvoid, DateToAvoidView } from "../../../../bot/contract";
import { dayInWords, londonDayOf } from "../../components/days";
import { EmptyState } from "../../components/empty-state";
import { LoadingRows } from "../../components/loading-rows";
import { OpenLink } from "../../components/open-link";
import { ProblemPanel } from "../../components/problem-panel";
import { useRowCards } from "../../components/row-cards";
import { useDates } from "./dates-api";
import { addMonths, byMonth, firstDay, lastDay, monthInWords } from "./months";
import { strings } from "./strings";

const monthsShown = 6;

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  month: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  period: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  group: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  item: { rowGap: tokens.spacingVerticalXXS },
  name: { fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  badge: { height: "auto", minHeight: "24px" },
});

/** The dates to plan around, half a year at a time. */
export function DatesPage() {
  const styles = useStyles();
  const [first, setFirst] = useState(() => londonDayOf(new Date()).slice(0, 7));
  const last = addMonths(first, monthsShown - 1);
  const dates = useDates({ from: firstDay(first), to: lastDay(last) });
  return (
    <div className={styles.root}>
      <h2 className={styles.heading}>{strings.heading}</h2>
      <p className={styles.quiet}>{strings.about}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that is seen */}
      <div role="group" aria-label={strings.period} className={styles.period}>
        <Button onClick={() => setFirst(addMonths(first, -monthsShown))}>{strings.earlier}</Button>
        <span role="status">{strings.months(monthInWords(first), monthInWords(last))}</span>
        <Button onClick={() => setFirst(addMonths(first, monthsShown))}>{strings.later}</Button>
      </div>
      {dates.data ? (
        <Months {...dates.data} first={first} />
      ) : dates.error ? (
        <ProblemPanel error={dates.error} onRetry={() => void dates.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </div>
  );
}

function Months({ dates, uncheckedYears, first }: DatesToAvoid & { first: string }) {
  const styles = useStyles();
  const cards = useRowCards();
  return (
    <>
      {uncheckedYears.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.unchecked(uncheckedYears.join(", "))}</MessageBarTitle>
            {strings.uncheckedNext}
          </MessageBarBody>
        </MessageBar>
      )}
      {dates.length === 0 && <EmptyState title={strings.emptyTitle} next={strings.emptyNext} />}
      {byMonth(dates, first).map(([month, inMonth]) => (
        <section key={month} className={styles.group} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`} className={styles.month}>
            {monthInWords(month)}
          </h3>
          <ul className={cards.list} aria-labelledby={`month-${month}`}>
            {inMonth.map((date) => (
              <DateItem key={`${date.from} ${date.name} ${date.listUrl}`} date={date} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const colours: Record<string, BadgeProps["color"]> = { block: "danger", high: "danger", medium: "warning" };

function DateItem({ date }: { date: DateToAvoidView }) {
  const styles = useStyles();
  const cards = useRowCards();
  const { name, from, to, severity } = date;
  const about = [
    date.community && strings.whose(date.community),
    date.eveningBefore && strings.eveningBefore,
    date.mayMoveDays > 0 && strings.mayMove(date.mayMoveDays),
    date.areas.length > 0 && strings.onlyIn(date.areas.join(", ")),
    date.audiences.length > 0 && strings.onlyFor(date.audiences.join(", ")),
    date.advice,
  ].filter((each): each is string => Boolean(each));
  return (
    <li className={mergeClasses(cards.item, styles.item)}>
      <div className={cards.top}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
        <Badge
          className={styles.badge}
          appearance="tint"
          size="large"
          color={colours[severity] ?? "informative"}
        >
          {strings.severities[severity] ?? severity}
        </Badge>
      </div>
      <span>{from === to ? dayInWords(from) : strings.span(dayInWords(from), dayInWords(to))}</span>
      {about.map((each) => (
        <span key={each} className={styles.quiet}>
          <bdi>{each}</bdi>
        </span>
      ))}
      <span>
        <OpenLink url={date.listUrl} label={strings.openOf(name)}>
          {strings.open}
        </OpenLink>
      </span>
    </li>
  );
}
