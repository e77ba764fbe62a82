import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { WorkItem } from "../../../../bot/contract";
import { useAnswerOffer, useHandOver, useTakeBack } from "./action-api";
import type { Said } from "./said";
import { strings } from "./strings";

const useStyles = makeStyles({
  problem: { margin: 0, width: "100%", order: 1, color: tokens.colorPaletteRedForeground1 },
});

interface OneTapProps {
  action: WorkItem;
  verb: "accept" | "takeBack" | "take";
  /** Who takes it. */
  me?: string;
  onSaid: (said: Said) => void;
}
/** What needs nothing typed: accept an offer, take one back, take what nobody owes. */
export function OneTap({ action: { id, title }, verb, me, onSaid }: OneTapProps) {
  const styles = useStyles();
  const answer = useAnswerOffer(id);
  const takeBack = useTakeBack(id);
  const handOver = useHandOver(id);
  const used = { accept: answer, takeBack, take: handOver }[verb];
  const say = (words: string, told: boolean) =>
    onSaid({ words: told ? words : `${words} ${strings.notTold}` });

  function send() {
    if (used.isPending) return;
    if (verb === "accept")
      answer.mutate(
        { accept: true },
        { onSuccess: ({ how, told }) => say(strings.answered(title, how), told) },
      );
    else if (verb === "takeBack")
      takeBack.mutate(undefined, { onSuccess: ({ told }) => say(strings.takenBack(title), told) });
    else if (me) handOver.mutate({ toId: me }, { onSuccess: () => say(strings.taken(title), true) });
  }

  return (
    <>
      <Button
        size="small"
        appearance={verb === "takeBack" ? "secondary" : "primary"}
        aria-label={strings.verbOf(strings.verbs[verb], title)}
        disabledFocusable={used.isPending}
        aria-busy={used.isPending}
        onClick={send}
      >
        {used.isPending ? strings.saving : strings.verbs[verb]}
      </Button>
      {used.error && (
        <p role="alert" className={styles.problem}>
          {used.error.message}
        </p>
      )}
    </>
  );
}
