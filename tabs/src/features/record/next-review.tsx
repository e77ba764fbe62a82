import { Button } from "@fluentui/react-components";
import { useReviews } from "../../api/reviews";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

/** After one is decided: the one that has waited longest of the rest. */
export function NextReview({ decided, onOpen }: { decided: string; onOpen: (reference: string) => void }) {
  const styles = useRecordStyles();
  const { data } = useReviews();
  if (!data) return null;
  const next = data.rows.find(({ whose, reference }) => whose === "me" && reference !== decided);
  if (!next) return <p className={styles.text}>{strings.noMoreReviews}</p>;
  return (
    <div className={styles.row}>
      <Button appearance="primary" onClick={() => onOpen(next.reference)}>
        {strings.nextReview(next.title)}
      </Button>
    </div>
  );
}
