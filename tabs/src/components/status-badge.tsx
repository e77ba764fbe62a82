import { Badge, type BadgeProps, makeStyles } from "@fluentui/react-components";

const colours: Record<string, BadgeProps["color"]> = {
  Submitted: "warning",
  "Changes requested": "danger",
  Approved: "brand",
  Ready: "brand",
  Open: "success",
  Blocked: "danger",
};

const useStyles = makeStyles({
  // A long status wraps inside its badge instead of spilling over it.
  badge: { height: "auto", minHeight: "24px" },
});

/** Colour is a hint only: the word is always there. */
export function StatusBadge({ status }: { status: string }) {
  const styles = useStyles();
  return (
    <Badge className={styles.badge} appearance="tint" color={colours[status] ?? "informative"} size="large">
      {status}
    </Badge>
  );
}
