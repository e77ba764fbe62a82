import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Me } from "../../../../bot/contract";
import { londonDayOf } from "../../components/days";
import { DayChoice } from "./day-choice";
import { DeadLetters } from "./dead-letters";
import { SentOnDay } from "./sent-on-day";
import { strings } from "./strings";
import { WouldBeSent } from "./would-be-sent";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const looks = ["sent", "wouldBe"] as const;

/** For those who look after it: what the bot sent by itself, and what it would send. */
export function DeliveriesPage({ me }: { me: Me }) {
  const styles = useStyles();
  const [look, setLook] = useState<(typeof looks)[number]>("sent");
  const [day, setDay] = useState(() => londonDayOf(new Date()));
  return (
    <div className={styles.root}>
      <h2 className={styles.heading}>{strings.heading}</h2>
      <p className={styles.quiet}>{strings.about}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that is seen */}
      <div role="group" aria-label={strings.views} className={styles.row}>
        {looks.map((each) => (
          <Button
            key={each}
            aria-pressed={each === look}
            appearance={each === look ? "primary" : "outline"}
            onClick={() => setLook(each)}
          >
            {strings[each]}
          </Button>
        ))}
      </div>
      <DayChoice day={day} onDay={setDay} />
      {look === "sent" ? <SentOnDay key={day} day={day} /> : <WouldBeSent key={day} day={day} />}
      {look === "sent" && me.roles.includes("administrator") && <DeadLetters />}
    </div>
  );
}
