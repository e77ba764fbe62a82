import { Button } from "@fluentui/react-components";
import type { RecordAnswer } from "../../../../bot/contract";
import { OpenLink } from "../../components/open-link";
import { useCopyRecord } from "./record-api";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

/** The same consultation once more, as a plan that is gone through in chat. */
export function CopyRecord({ record: { reference } }: { record: Pick<RecordAnswer, "reference"> }) {
  const styles = useRecordStyles();
  const copy = useCopyRecord(reference);
  return (
    <>
      <div>
        <Button
          size="small"
          disabledFocusable={copy.isPending}
          onClick={() => {
            if (!copy.isPending) copy.mutate();
          }}
        >
          {copy.isPending ? strings.copying : strings.copy}
        </Button>
      </div>
      {copy.error && !copy.isPending && (
        <p role="alert" className={styles.text}>
          {copy.error.message}
        </p>
      )}
      {copy.data && (
        <p role="status" className={styles.text}>
          {strings.copied(copy.data.say)}{" "}
          {copy.data.chatUrl && (
            <OpenLink url={copy.data.chatUrl} label={strings.openChat}>
              {strings.openChat}
            </OpenLink>
          )}
        </p>
      )}
    </>
  );
}
