import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Me } from "../../../../bot/contract";
import { londonDayOf } from "../../components/days";
import { FileButton } from "../../components/file-button";
import { BringIn } from "./bring-in";
import { ForPublic } from "./for-public";
import { strings } from "./strings";

const yearsBack = 10;
const yearsAhead = 2;

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXXL, minWidth: 0 },
  columns: {
    display: "grid",
    gap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 22rem), 1fr))",
  },
  part: { display: "grid", gap: tokens.spacingVerticalS, alignContent: "start", minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

interface RegisterPageProps {
  me: Me;
  asked?: string;
  onSeeConsultation: (reference: string) => void;
}

/** The whole register: out as files, and in from a spreadsheet. `asked` is the upload a link points at. */
export function RegisterPage({ me, asked, onSeeConsultation }: RegisterPageProps) {
  const styles = useStyles();
  const mayBringIn = me.roles.some((role) => role === "engagementLead" || role === "administrator");
  return (
    <div className={styles.root}>
      <div className={styles.columns}>
        <TakeAway />
        <ForPublic onSeeConsultation={onSeeConsultation} />
      </div>
      {mayBringIn && <BringIn asked={asked} />}
    </div>
  );
}

function TakeAway() {
  const styles = useStyles();
  const thisYear = Number(londonDayOf(new Date()).slice(0, 4));
  const [year, setYear] = useState("");
  const ofYear = year && `?year=${year}`;
  return (
    <section className={styles.part} aria-labelledby="register-take-away">
      <h2 id="register-take-away" className={styles.heading}>
        {strings.takeAway}
      </h2>
      <p className={styles.about}>{strings.takeAwayAbout}</p>
      <div className={styles.row}>
        <Field label={strings.year}>
          <Select value={year} onChange={(_, { value }) => setYear(value)}>
            <option value="">{strings.allYears}</option>
            {Array.from({ length: yearsBack + yearsAhead + 1 }, (_, at) => thisYear + yearsAhead - at).map(
              (each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ),
            )}
          </Select>
        </Field>
        <FileButton
          path={`/api/register.csv${ofYear}`}
          fileName={strings.registerFile(year, "csv")}
          words={strings.csv}
        />
        <FileButton
          path={`/api/register.xlsx${ofYear}`}
          fileName={strings.registerFile(year, "xlsx")}
          words={strings.excel}
        />
      </div>
    </section>
  );
}
