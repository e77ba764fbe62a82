import { makeStyles, tokens } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { ApiContext } from "../api/api-context";
import { createApi } from "../api/client";
import { useMe } from "../api/me";
import { createQueryClient } from "../api/query-client";
import { useReviewCount } from "../api/reviews";
import { LoadingRows } from "../components/loading-rows";
import { ForwardPlanPage, firstPlanState } from "../features/consultations";
import { useHost } from "../teams/host-context";
import { strings } from "./strings";
import { tabId, ViewTabs, viewTitles } from "./view-tabs";
import { firstView, type View, viewsFor } from "./views";

const MyWorkPage = lazy(async () => ({ default: (await import("../features/actions")).MyWorkPage }));

const RecordPage = lazy(async () => ({ default: (await import("../features/record")).RecordPage }));
const MorePage = lazy(async () => ({ default: (await import("../features/more")).MorePage }));
const ReviewsPage = lazy(async () => ({ default: (await import("../features/reviews")).ReviewsPage }));

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
  const { data: me } = useMe();
  const toReview = useReviewCount();
  const [view, setView] = useState(() => firstView(host.place, window.location.search));
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.heading}>{strings.heading}</h1>
        <Who />
      </header>
      <div className={styles.nav}>
        <ViewTabs
          names={viewsFor(me, view.name)}
          counts={{ "to-review": toReview }}
          selected={view.name}
          panelId="view"
          onSelect={(name) => setView({ name })}
        />
      </div>
      <main className={styles.main}>
        <div id="view" role="tabpanel" aria-labelledby={tabId(view.name)} className={styles.content}>
          <Suspense fallback={<LoadingRows label={strings.loading} />}>
            <Page view={view} onView={setView} />
          </Suspense>
        </div>
      </main>
    </>
  );
}

function Page({ view, onView }: { view: View; onView: (view: View) => void }) {
  // Kept here, so that a look at a record or at another view leaves the filters as they were.
  const [plan, setPlan] = useState(firstPlanState);
  const open = (record: string) => onView({ name: view.name, page: view.page, record });

  function back() {
    onView({ name: view.name, page: view.page, asked: view.record });
    // The forward plan goes to its row by itself.
    if (view.name !== "forward-plan") document.getElementById(tabId(view.name))?.focus();
  }

  if (view.record) {
    return (
      <RecordPage
        key={view.record}
        reference={view.record}
        from={viewTitles[view.name]}
        reviewing={view.name === "to-review"}
        onBack={back}
        onOpen={open}
        onSeeMyWork={() => onView({ name: "my-work" })}
      />
    );
  }
  if (view.name === "my-work") return <MyWorkPage onSeeConsultation={open} />;
  if (view.name === "to-review") return <ReviewsPage onSeeConsultation={open} />;
  if (view.name === "more")
    return (
      <MorePage page={view.page} onPage={(page) => onView({ name: "more", page })} onSeeConsultation={open} />
    );
  return <ForwardPlanPage asked={view.asked} state={plan} onState={setPlan} onSeeConsultation={open} />;
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
