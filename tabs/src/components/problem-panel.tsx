import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { ApiProblem } from "../api/problems";
import { strings } from "./strings";

const useStyles = makeStyles({
  reference: { display: "block", color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** What went wrong, what to quote to IT, and the way on. */
export function ProblemPanel({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const styles = useStyles();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <div role="alert">
      <MessageBar intent="error" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>
            {problem?.code === "signed_out" ? strings.signedOutTitle : strings.problemTitle}
          </MessageBarTitle>
          {problem?.message ?? strings.problemTitle}
          {problem?.requestId && (
            <span className={styles.reference}>{strings.reference(problem.requestId)}</span>
          )}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={onRetry}>{strings.tryAgain}</Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}
