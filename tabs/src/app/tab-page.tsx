import { makeStyles, tokens } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { ApiContext } from "../api/api-context";
import { createApi } from "../api/client";
import { useMe } from "../api/me";
import { createQueryClient } from "../api/query-client";
import { LoadingRows } from "../components/loading-rows";
import { ForwardPlanPage } from "../features/consultations";
import { useHost } from "../teams/host-context";
import { strings } from "./strings";
import { tabId, ViewTabs } from "./view-tabs";
import { firstView } from "./views";

const MyWorkPage = lazy(async () => ({ default: (await import("../features/actions")).MyWorkPage }));

const useStyles = makeStyles({
  header: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalL} clamp(12px, 3vw, 32px) 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  who: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  nav: {
    padding: "0 clamp(2px, calc(3vw - 10px), 22px)",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  main: { padding: `${tokens.spacingVerticalL} clamp(12px, 3vw, 32px) ${tokens.spacingVerticalXXXL}` },
  content: { maxWidth: "1400px", margin: "0 auto" },
});

export function TabPage() {
  const host = useHost();
  const queries = useMemo(createQueryClient, []);
  const api = useMemo(() => createApi({ getToken: host.getToken }), [host]);
  return (
    <QueryClientProvider client={queries}>
      <ApiContext value={api}>
        <Views />
      </ApiContext>
    </QueryClientProvider>
  );
}

function Views() {
  const styles = useStyles();
  const host = useHost();
  const [view, setView] = useState(() => firstView(host.place, window.location.search));
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.heading}>{strings.heading}</h1>
        <Who />
      </header>
      <div className={styles.nav}>
        <ViewTabs selected={view.name} panelId="view" onSelect={(name) => setView({ name })} />
      </div>
      <main className={styles.main}>
        <div id="view" role="tabpanel" aria-labelledby={tabId(view.name)} className={styles.content}>
          <Suspense fallback={<LoadingRows label={strings.loading} />}>
            {view.name === "my-work" ? (
              <MyWorkPage onSeeConsultation={(asked) => setView({ name: "forward-plan", asked })} />
            ) : (
              <ForwardPlanPage asked={view.asked} />
            )}
          </Suspense>
        </div>
      </main>
    </>
  );
}

/** Missing while loading or failing: the page below says what is wrong. */
function Who() {
  const styles = useStyles();
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <p className={styles.who}>
      <bdi>{me.councilName}</bdi> · <bdi>{me.name}</bdi>
      {me.roles.length > 0 && ` (${me.roles.map((role) => strings.roles[role]).join(", ")})`}
    </p>
  );
}
