import { makeStyles, tokens } from "@fluentui/react-components";
import { dayInWords } from "../../components/days";
import { OpenLink } from "../../components/open-link";
import type { PartBox } from "./boxes-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalS, margin: 0 },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0, whiteSpace: "pre-wrap", minWidth: 0 },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What stands in a part's boxes, to read. */
export function Facts({ boxes }: { boxes: readonly PartBox[] }) {
  const styles = useStyles();
  const filled = boxes.filter(({ value }) => value);
  if (filled.length === 0) return <p className={styles.none}>{strings.nothingYet}</p>;
  return (
    <dl className={styles.root}>
      {filled.map(({ name, label, value, kind, choices }) => (
        <div key={name}>
          <dt className={styles.name}>{label}</dt>
          <dd className={styles.value}>
            {name.endsWith("Url") ? (
              <OpenLink url={value} label={strings.openOf(label)}>
                {strings.open}
              </OpenLink>
            ) : (
              <bdi>{kind === "day" ? dayInWords(value) : choices ? strings.scoreOf(value) : value}</bdi>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
