import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { type ChangeEvent, useId, useRef, useState } from "react";
import type { RecordAnswer } from "../../../../bot/contract";
import { OpenLink } from "../../components/open-link";
import { useAttachFile } from "./record-api";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

/** As on the server, which has the last word. */
const mostBytes = 25 * 1024 * 1024;

const useStyles = makeStyles({
  input: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

/** The documents of a record as links, and a button that keeps one more on the SharePoint site. */
export function AttachFile({ record: { reference, forOfficers } }: { record: RecordAnswer }) {
  const shared = useRecordStyles();
  const styles = useStyles();
  const attach = useAttachFile(reference);
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const about = useId();
  const documents = forOfficers?.supportingDocuments ?? [];
  const problem = refused ?? attach.error?.message;

  function take({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    // Choosing the same file again, after it was put right, must count too.
    target.value = "";
    if (!file || attach.isPending) return;
    attach.reset();
    const wrong = wrongWith(file);
    setRefused(wrong);
    if (!wrong) attach.mutate(file);
  }

  return (
    <>
      {documents.length > 0 && (
        <ul className={shared.list} aria-label={strings.documents}>
          {documents.map(({ title, url, isPublic }) => (
            <li key={url}>
              <OpenLink url={url} label={title}>
                <bdi>{title}</bdi>
              </OpenLink>
              {isPublic && ` (${strings.attachPublic})`}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        className={styles.input}
        tabIndex={-1}
        aria-label={strings.attachWhich}
        onChange={take}
      />
      <div className={shared.row}>
        <Button
          size="small"
          aria-describedby={about}
          disabledFocusable={attach.isPending}
          onClick={() => input.current?.click()}
        >
          {attach.isPending ? strings.attaching : strings.attach}
        </Button>
        <span id={about} className={shared.quiet}>
          {strings.attachAbout}
        </span>
      </div>
      {attach.isPending && <ProgressBar aria-label={strings.attachProgress(attach.variables.name)} />}
      <p role="status" className={shared.text} hidden={!attach.isSuccess || refused !== undefined}>
        {attach.isSuccess && !refused && strings.attached(attach.variables.name)}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}

/** What the server would refuse anyway, said before anything is sent. */
function wrongWith({ size }: File): string | undefined {
  if (size === 0) return strings.attachEmpty;
  return size > mostBytes ? strings.attachTooBig : undefined;
}
