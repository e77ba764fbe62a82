import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM },
  heard: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  bar: { height: "56px" },
});
const bars = ["first", "second", "third", "fourth", "fifth"];

export function LoadingRows({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <div role="status">
      <span className={styles.heard}>{label}</span>
      <Skeleton className={styles.root} aria-hidden="true">
        {bars.map((bar) => (
          <SkeletonItem key={bar} className={styles.bar} />
        ))}
      </Skeleton>
    </div>
  );
}
