import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { FileButton } from "../../components/file-button";
import { usePublicPlan } from "./public-api";
import { strings } from "./strings";

const useStyles = makeStyles({
  part: { display: "grid", gap: tokens.spacingVerticalS, alignContent: "start", minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  summary: { cursor: "pointer", color: tokens.colorBrandForegroundLink },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** The files that anybody may have, and what is marked public and is not in them yet. */
export function ForPublic({ onSeeConsultation }: { onSeeConsultation: (reference: string) => void }) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-labelledby="register-public">
      <h2 id="register-public" className={styles.heading}>
        {strings.publicHeading}
      </h2>
      <p className={styles.about}>
        {strings.publicAbout} {strings.publicRule}
      </p>
      <div className={styles.row}>
        {strings.publicFormats.map(({ end, words }) => (
          <FileButton
            key={end}
            path={`/api/public-plan.${end}`}
            fileName={strings.publicFile(end)}
            words={words}
            label={strings.publicFileOf(words)}
          />
        ))}
      </div>
      <Waiting onSeeConsultation={onSeeConsultation} />
    </section>
  );
}

function Waiting({ onSeeConsultation }: { onSeeConsultation: (reference: string) => void }) {
  const styles = useStyles();
  const { data, error } = usePublicPlan();
  if (!data) return error && <p className={styles.about}>{strings.notSeen(error.message)}</p>;
  const { isOn, records, waiting, more } = data;
  return (
    <>
      <p className={styles.about}>{isOn ? strings.isOut(records) : strings.isOff(records)}</p>
      {waiting.length > 0 && (
        <details>
          <summary className={styles.summary}>{strings.waiting(waiting.length + more)}</summary>
          <ul className={styles.list}>
            {waiting.map(({ reference, title, why }) => (
              <li key={reference}>
                <Link
                  as="button"
                  aria-label={strings.openRecord(title)}
                  onClick={() => onSeeConsultation(reference)}
                >
                  <bdi>{title}</bdi>
                </Link>{" "}
                ({reference}): {why}
              </li>
            ))}
            {more > 0 && <li>{strings.moreWaiting(more)}</li>}
          </ul>
        </details>
      )}
    </>
  );
}
