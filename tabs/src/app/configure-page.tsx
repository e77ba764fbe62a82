import {
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useHost } from "../teams/host-context";
import { strings } from "./strings";
import { viewTitles } from "./view-tabs";
import type { ViewName } from "./views";

const useStyles = makeStyles({
  root: { padding: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0 },
});

/** What Teams shows when somebody adds the tab to a channel. Teams draws the Save button. */
export function ConfigurePage() {
  const styles = useStyles();
  const host = useHost();
  const [chosen, setChosen] = useState<ViewName>("forward-plan");
  const [failed, setFailed] = useState(false);
  // Save may come long after the choice; the handler is registered once.
  const latest = useRef(chosen);

  useEffect(() => {
    host.offerTab(() => tabFor(latest.current)).catch(() => setFailed(true));
  }, [host]);

  function choose(name: ViewName) {
    latest.current = name;
    setChosen(name);
  }

  return (
    <main className={styles.root}>
      <h1 className={styles.heading}>{strings.configureTitle}</h1>
      <p className={styles.text}>{strings.configure}</p>
      {failed && (
        <MessageBar intent="error" layout="multiline" politeness="assertive">
          <MessageBarBody>{strings.configureFailed}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={strings.configureChoice}>
        <RadioGroup value={chosen} onChange={(_, { value }) => choose(value as ViewName)}>
          <Radio value="forward-plan" label={`${strings.forwardPlan}. ${strings.forwardPlanAbout}`} />
          <Radio value="my-work" label={`${strings.myWork}. ${strings.myWorkAbout}`} />
        </RadioGroup>
      </Field>
    </main>
  );
}

function tabFor(name: ViewName) {
  const url = new URL(`/tab/?page=${name}`, window.location.origin).href;
  return { entityId: name, contentUrl: url, websiteUrl: url, suggestedDisplayName: viewTitles[name] };
}
