import { Badge, Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { ActionVerb, WorkItem } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { useRowCards } from "../../components/row-cards";
import { StatusBadge } from "../../components/status-badge";
import { ActionAbout } from "./action-about";
import { daysLate, isSnoozed } from "./group-actions";
import { HandOverForm } from "./hand-over-form";
import { OneTap } from "./one-tap";
import type { Said } from "./said";
import { SnoozeForm } from "./snooze-form";
import { strings } from "./strings";
import { DeclineForm, DoneForm, NoteForm } from "./word-forms";

const useStyles = makeStyles({
  item: { rowGap: tokens.spacingVerticalS },
  late: { borderLeft: `4px solid ${tokens.colorPaletteRedBorderActive}` },
  top: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalS },
  },
  title: { display: "block", fontWeight: tokens.fontWeightSemibold },
  about: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  consultation: { fontSize: "inherit", textAlign: "start" },
  when: {
    display: "flex",
    flexDirection: "column",
    alignItems: "end",
    gap: tokens.spacingVerticalXS,
    whiteSpace: "nowrap",
    "@media (max-width: 480px)": { flexDirection: "row", alignItems: "center", flexWrap: "wrap" },
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What opens a form under the row. */
const withForm = ["done", "snooze", "handOver", "note", "decline"] as const;
type FormVerb = (typeof withForm)[number];
const needed = (verb: FormVerb): ActionVerb => (verb === "decline" ? "answer" : verb);

export interface ActionRowProps {
  action: WorkItem;
  today: string;
  /** Where it stands: what is offered is answered first, what is nobody's is given away. */
  place: "mine" | "offered" | "given" | "nobodys";
  /** Why it is here, above all else. */
  why?: string;
  me?: string;
  onSeeConsultation: (reference: string) => void;
  onSaid: (said: Said) => void;
}

const offeredHere: Record<ActionRowProps["place"], readonly FormVerb[]> = {
  mine: ["done", "snooze", "handOver", "note"],
  offered: ["decline"],
  given: [],
  nobodys: ["handOver", "done", "note"],
};

export function ActionRow(props: ActionRowProps) {
  const { action, today, place, why, me, onSeeConsultation, onSaid } = props;
  const styles = useStyles();
  const cards = useRowCards();
  const [open, setOpen] = useState<FormVerb>();
  const buttons = useRef<HTMLDivElement>(null);
  const late = daysLate(action, today);
  const about = action.consultationTitle ?? action.reference;
  const verbs = offeredHere[place].filter((verb) => action.can.includes(needed(verb)));

  function cancel() {
    const verb = open;
    setOpen(undefined);
    requestAnimationFrame(() =>
      buttons.current?.querySelector<HTMLElement>(`[data-verb="${verb}"]`)?.focus(),
    );
  }
  const form = {
    action,
    onCancel: cancel,
    onSaid: (said: Said) => {
      setOpen(undefined);
      onSaid(said);
    },
  };

  return (
    <li className={mergeClasses(cards.item, styles.item, late > 0 && styles.late)}>
      <div className={styles.top}>
        <div>
          <span className={styles.title}>
            <bdi>{action.title}</bdi>
          </span>
          <span className={styles.about}>
            {action.stepId && `${strings.step(action.stepId)}${about ? " · " : ""}`}
            {action.reference && about ? (
              <Link
                as="button"
                className={styles.consultation}
                aria-label={strings.openRecord(about)}
                onClick={() => onSeeConsultation(action.reference ?? "")}
              >
                <bdi>{about}</bdi>
              </Link>
            ) : (
              <bdi>{about}</bdi>
            )}
          </span>
        </div>
        <div className={styles.when}>
          {late > 0 && (
            <Badge color="danger" size="large">
              {strings.daysLate(late)}
            </Badge>
          )}
          <span>{dueInWords(action, today)}</span>
          {isSnoozed(action, today) && (
            <span>{strings.snoozedUntil(dayInWords(action.snoozedUntil ?? ""))}</span>
          )}
          {action.status === "Blocked" && <StatusBadge status={action.status} />}
        </div>
      </div>
      <ActionAbout action={action} why={why ?? offerWords(action, place)} />
      <div ref={buttons} className={styles.buttons}>
        {place === "offered" && action.can.includes("answer") && (
          <OneTap verb="accept" action={action} onSaid={onSaid} />
        )}
        {place === "nobodys" && me && action.can.includes("handOver") && (
          <OneTap verb="take" action={action} me={me} onSaid={onSaid} />
        )}
        {verbs.map((verb) => (
          <Button
            key={verb}
            size="small"
            data-verb={verb}
            aria-label={strings.verbOf(strings.verbs[verb], action.title)}
            aria-expanded={open === verb}
            onClick={() => setOpen(open === verb ? undefined : verb)}
          >
            {strings.verbs[verb]}
          </Button>
        ))}
        {place !== "offered" && action.offeredTo && action.can.includes("takeBack") && (
          <OneTap verb="takeBack" action={action} onSaid={onSaid} />
        )}
      </div>
      {open === "done" && <DoneForm {...form} />}
      {open === "snooze" && <SnoozeForm {...form} />}
      {open === "handOver" && <HandOverForm {...form} isNobodys={place === "nobodys"} />}
      {open === "note" && <NoteForm {...form} />}
      {open === "decline" && <DeclineForm {...form} />}
    </li>
  );
}

function offerWords({ offeredTo, offeredBy }: WorkItem, place: ActionRowProps["place"]): string {
  if (place === "offered") return offeredBy ? strings.offeredBy(offeredBy) : "";
  return offeredTo ? strings.offeredTo(offeredTo) : "";
}

function dueInWords({ dueDate }: WorkItem, today: string): string {
  if (!dueDate) return strings.noDue;
  return dueDate === today ? strings.dueToday : strings.due(dayInWords(dueDate));
}
