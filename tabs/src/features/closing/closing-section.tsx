import { makeStyles, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { ClosingAnswer, FeedbackAnswer } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { LoadingRows } from "../../components/loading-rows";
import { ProblemPanel } from "../../components/problem-panel";
import { BoxesForm } from "./boxes-form";
import { useClosing, useFeedback } from "./closing-api";
import { EditRows } from "./edit-rows";
import { Facts } from "./facts";
import { FeedbackRows } from "./feedback-rows";
import { LookAgain } from "./look-again";
import { Part } from "./part";
import { decisionBoxes, evaluationBody, evaluationBoxes, findingsBoxes, promiseBoxes } from "./part-boxes";
import { ParticipationForm, ParticipationRead } from "./participation";
import { PublishRows } from "./publish-rows";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0 },
  late: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** How a consultation ended: who took part, what they said, what was decided, and what came of it. */
export function ClosingSection({ reference }: { reference: string }) {
  const styles = useStyles();
  const id = useId();
  const closing = useClosing(reference);
  const feedback = useFeedback(reference);
  const failed = [closing, feedback].find(({ error, data }) => error && !data);
  return (
    <section className={styles.root} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {strings.heading}
      </h2>
      {closing.data && feedback.data ? (
        <Parts closing={closing.data} feedback={feedback.data} />
      ) : failed?.error ? (
        <ProblemPanel error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <LoadingRows label={strings.loading} />
      )}
    </section>
  );
}

function Parts({ closing, feedback }: { closing: ClosingAnswer; feedback: FeedbackAnswer }) {
  const styles = useStyles();
  const { reference, canWrite, participation, done, typed } = closing;
  const key = (part: string) => `${reference} ${part}`;
  const common = (part: string) => ({ reference, draftKey: key(part) });
  return (
    <>
      {!canWrite && <p className={styles.quiet}>{strings.whoWrites}</p>}
      <Part
        title={strings.promise}
        canWrite={canWrite && !feedback.publishedOn}
        isDone={feedback.publishedOn ? undefined : closing.feedbackDue.promised}
        draftKey={key("promise")}
        read={<Promised closing={closing} feedback={feedback} />}
        form={(close) => (
          <BoxesForm
            {...common("promise")}
            {...close}
            label={strings.promise}
            boxes={promiseBoxes(feedback.promisedBy ?? "")}
            bodyOf={({ feedbackPromised = "", ...rest }) => ({ promise: { feedbackPromised, ...rest } })}
          />
        )}
      />
      <Part
        title={strings.participation}
        canWrite={canWrite}
        isDone={done.participation}
        draftKey={key("participation")}
        read={<ParticipationRead participation={participation} />}
        form={(close) => (
          <ParticipationForm {...common("participation")} {...close} participation={participation} />
        )}
      />
      {typed && (
        <>
          <Part
            title={strings.findings}
            canWrite={canWrite}
            isDone={done.findings}
            draftKey={key("findings")}
            read={<Facts boxes={findingsBoxes(typed.findings)} />}
            form={(close) => (
              <BoxesForm
                {...common("findings")}
                {...close}
                label={strings.findings}
                boxes={findingsBoxes(typed.findings)}
                bodyOf={(findings) => ({ findings })}
              />
            )}
          />
          <Part
            title={strings.decision}
            canWrite={canWrite}
            isDone={done.decision}
            draftKey={key("decision")}
            read={<Facts boxes={decisionBoxes(typed.decision)} />}
            form={(close) => (
              <BoxesForm
                {...common("decision")}
                {...close}
                label={strings.decision}
                boxes={decisionBoxes(typed.decision)}
                bodyOf={(decision) => ({ decision })}
              />
            )}
          />
        </>
      )}
      <Part
        title={strings.feedback}
        canWrite={feedback.canWrite}
        isDone={feedback.publishedOn !== undefined}
        draftKey={key("feedback")}
        button={strings.editRows}
        read={
          <>
            {feedback.rows.length === 0 ? (
              <p className={styles.quiet}>{strings.noRows}</p>
            ) : (
              <FeedbackRows rows={feedback.rows} forAll={!feedback.canWrite} />
            )}
            {feedback.canWrite && <LookAgain found={feedback.lookAgain ?? []} />}
            {feedback.canWrite && <PublishRows reference={reference} feedback={feedback} />}
          </>
        }
        form={(close) => <EditRows {...common("feedback")} {...close} feedback={feedback} />}
      />
      {typed && (
        <Part
          title={strings.evaluation}
          canWrite={canWrite}
          isDone={done.evaluation}
          draftKey={key("evaluation")}
          read={
            <>
              <Facts boxes={evaluationBoxes(typed.evaluation)} />
              {closing.costPerResponse !== undefined && (
                <p className={styles.text}>{strings.costPerResponse(closing.costPerResponse)}</p>
              )}
            </>
          }
          form={(close) => (
            <BoxesForm
              {...common("evaluation")}
              {...close}
              label={strings.evaluation}
              boxes={evaluationBoxes(typed.evaluation)}
              bodyOf={evaluationBody}
            />
          )}
        />
      )}
    </>
  );
}

function Promised({ closing, feedback }: { closing: ClosingAnswer; feedback: FeedbackAnswer }) {
  const styles = useStyles();
  const { by, promised, late } = closing.feedbackDue;
  if (feedback.publishedOn)
    return <p className={styles.text}>{strings.publishedOn(dayInWords(feedback.publishedOn))}</p>;
  if (!by) return <p className={styles.quiet}>{strings.noDue}</p>;
  return (
    <>
      <p className={styles.text}>
        {promised ? strings.promisedBy(dayInWords(by)) : strings.dueBy(dayInWords(by))}
      </p>
      {late && <p className={styles.late}>{strings.late}</p>}
    </>
  );
}
