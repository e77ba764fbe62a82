import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { Me } from "../../../../bot/contract";
import { useMe } from "../../api/me";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { strings } from "./strings";

const RegisterPage = lazy(async () => ({ default: (await import("../register")).RegisterPage }));
const EngagedPage = lazy(async () => ({ default: (await import("../engaged")).EngagedPage }));
const DatesPage = lazy(async () => ({ default: (await import("../dates")).DatesPage }));

const RemindersPage = lazy(async () => ({ default: (await import("../reminders")).RemindersPage }));
const DeliveriesPage = lazy(async () => ({ default: (await import("../deliveries")).DeliveriesPage }));

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalL, minWidth: 0 },
  list: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
});

const pageNames = ["register", "engaged", "dates", "reminders", "deliveries"] as const;
type PageName = (typeof pageNames)[number];

/** Who is offered a page; the server has the last word. */
const isFor: Partial<Record<PageName, readonly Me["roles"][number][]>> = {
  register: ["officer", "engagementLead", "manager", "administrator"],
  deliveries: ["engagementLead", "manager", "administrator"],
};

interface MorePageProps {
  /** Such as `engaged`, or `register/` and the id of an upload. */
  page?: string;
  onPage: (page: string) => void;
  onSeeConsultation: (reference: string) => void;
}

/** The pages that fewer people need, and less often. */
export function MorePage({ page = "", onPage, onSeeConsultation }: MorePageProps) {
  const styles = useStyles();
  const me = useMe();
  if (me.error && !me.data) return <ProblemPanel error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data) return <LoadingRows label={strings.loading} />;
  const { roles } = me.data;
  const offered = pageNames.filter((name) => isFor[name]?.some((role) => roles.includes(role)) ?? true);
  const [named, rest] = page.split("/");
  const shown: PageName = offered.find((name) => name === named) ?? offered[0] ?? "engaged";
  return (
    <div className={styles.root}>
      <nav aria-label={strings.pages}>
        <ul className={styles.list}>
          {offered.map((name) => (
            <li key={name}>
              <Button
                shape="circular"
                size="small"
                appearance={name === shown ? "primary" : "outline"}
                aria-current={name === shown ? "page" : undefined}
                onClick={() => onPage(name)}
              >
                {strings[name]}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      <Suspense fallback={<LoadingRows label={strings.loading} />}>
        {shown === "register" && (
          <RegisterPage me={me.data} asked={rest} onSeeConsultation={onSeeConsultation} />
        )}
        {shown === "engaged" && <EngagedPage onSeeConsultation={onSeeConsultation} />}
        {shown === "dates" && <DatesPage />}
        {shown === "reminders" && <RemindersPage />}
        {shown === "deliveries" && <DeliveriesPage me={me.data} />}
      </Suspense>
    </div>
  );
}
