import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { OpenLink } from "../../components/open-link";
import { strings } from "./strings";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 220px), 1fr))",
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalM,
    margin: 0,
  },
  wide: { gridColumn: "1 / -1" },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, minWidth: 0, whiteSpace: "pre-wrap", maxWidth: "75ch" },
  none: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Longer than this, a text has a row of its own. */
const longText = 60;

/** Labels and what stands there. What is empty is named in one line, so that it does not fill the page. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const styles = useStyles();
  const filled = facts.filter(({ value }) => value !== "");
  const empty = facts.filter(({ value }) => value === "");
  return (
    <>
      {filled.length > 0 && (
        <dl className={styles.facts}>
          {filled.map(({ label, value }) => (
            <div key={label} className={isLong(value) ? styles.wide : undefined}>
              <dt className={styles.name}>{label}</dt>
              <dd className={styles.value}>
                {typeof value === "string" ? <Value label={label} text={value} /> : value}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {empty.length > 0 && <p className={styles.none}>{strings.none(empty.map(({ label }) => label))}</p>}
    </>
  );
}

const isLong = (value: ReactNode) =>
  typeof value === "string" && (value.length > longText || value.includes("\n"));

function Value({ label, text }: { label: string; text: string }) {
  if (!/^https?:\/\/\S+$/i.test(text)) return <bdi>{text}</bdi>;
  return (
    <OpenLink url={text} label={label}>
      {text}
    </OpenLink>
  );
}
