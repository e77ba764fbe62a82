import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from "@fluentui/react-components";
import type { RecordAnswer } from "../../../../bot/contract";

const useStyles = makeStyles({ words: { overflowWrap: "anywhere" } });

/** Where the record stands against a rule, and what to do about it. */
export function RuleWarnings({ record: { warnings } }: { record: RecordAnswer }) {
  const styles = useStyles();
  return warnings.map(({ what, todo }) => (
    <div key={what} role="alert">
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody className={styles.words}>
          <MessageBarTitle>{what}</MessageBarTitle>
          {todo}
        </MessageBarBody>
      </MessageBar>
    </div>
  ));
}
