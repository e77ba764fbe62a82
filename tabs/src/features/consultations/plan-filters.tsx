import {
  Button,
  Field,
  makeStyles,
  SearchBox,
  Select,
  ToggleButton,
  tokens,
} from "@fluentui/react-components";
import { everything, type Sort, type Timing, timingOrder, type Wanted } from "./arrange-rows";
import { type Period, periods } from "./plan-period";
import { strings } from "./strings";

const medium = "@media (min-width: 481px) and (max-width: 900px)";
const small = "@media (max-width: 480px)";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: "minmax(0, 1.6fr) repeat(5, minmax(0, 1fr))",
    [medium]: { gridTemplateColumns: "repeat(3, minmax(0, 1fr))" },
    [small]: { gridTemplateColumns: "repeat(2, minmax(0, 1fr))" },
  },
  wholeRow: { [medium]: { gridColumn: "1 / -1" }, [small]: { gridColumn: "1 / -1" } },
  wholeRowIfSmall: { [small]: { gridColumn: "1 / -1" } },
  search: { maxWidth: "none" },
  // A select is else as wide as its longest choice.
  choice: { width: "100%", minWidth: 0, textOverflow: "ellipsis" },
  choiceRoot: { width: "100%", minWidth: 0 },
  timings: {
    gridColumn: "1 / -1",
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
  },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXXS },
});

interface PlanFiltersProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
  counts: Record<Timing | "", number>;
  services: string[];
  areas: string[];
  audiences: string[];
}

export function PlanFilters({ wanted, onChange, counts, services, areas, audiences }: PlanFiltersProps) {
  const styles = useStyles();
  const change = (part: Partial<Wanted>) => onChange({ ...wanted, ...part });
  const timings: readonly (Timing | "")[] = ["", ...timingOrder];
  const filtered =
    Boolean(wanted.words || wanted.timing || wanted.service || wanted.area || wanted.audience) ||
    wanted.period !== "everything";
  return (
    // biome-ignore lint/a11y/useSemanticElements: the web views of older Teams clients do not know <search>
    <section role="search" className={styles.root} aria-label={strings.filters}>
      <Field className={styles.wholeRow} label={strings.search}>
        <SearchBox
          className={styles.search}
          placeholder={strings.searchHint}
          value={wanted.words}
          onChange={(_, { value }) => change({ words: value })}
        />
      </Field>
      <Choice
        label={strings.service}
        any={strings.anyService}
        value={wanted.service}
        values={services}
        onChange={(service) => change({ service })}
      />
      <Choice
        label={strings.area}
        any={strings.anyArea}
        value={wanted.area}
        values={areas}
        onChange={(area) => change({ area })}
      />
      <Choice
        label={strings.audience}
        any={strings.anyAudience}
        value={wanted.audience}
        values={audiences}
        onChange={(audience) => change({ audience })}
      />
      <Field label={strings.period}>
        <Select
          root={{ className: styles.choiceRoot }}
          className={styles.choice}
          value={wanted.period}
          onChange={(_, { value }) => change({ period: value as Period })}
        >
          {periods.map((period) => (
            <option key={period} value={period}>
              {strings.periods[period]}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.wholeRowIfSmall} label={strings.sort}>
        <Select
          root={{ className: styles.choiceRoot }}
          className={styles.choice}
          value={wanted.sort}
          onChange={(_, { value }) => change({ sort: value as Sort })}
        >
          <option value="earliest">{strings.sortEarliest}</option>
          <option value="latest">{strings.sortLatest}</option>
        </Select>
      </Field>
      <fieldset className={styles.timings}>
        <legend className={styles.legend}>{strings.timing}</legend>
        {timings.map((timing) => (
          <ToggleButton
            key={timing}
            shape="circular"
            size="small"
            appearance={wanted.timing === timing ? "primary" : "outline"}
            checked={wanted.timing === timing}
            onClick={() => change({ timing })}
          >
            {strings.withCount(timing ? strings.timings[timing] : strings.anyTiming, counts[timing])}
          </ToggleButton>
        ))}
        {filtered && (
          <Button
            appearance="subtle"
            size="small"
            onClick={() => onChange({ ...everything, sort: wanted.sort })}
          >
            {strings.clear}
          </Button>
        )}
      </fieldset>
    </section>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string;
  values: string[];
  onChange: (value: string) => void;
}

function Choice({ label, any, value, values, onChange }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label}>
      <Select
        root={{ className: styles.choiceRoot }}
        className={styles.choice}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      >
        <option value="">{any}</option>
        {values.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}
