import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { type DragEvent, useId, useRef, useState } from "react";
import { strings } from "./strings";

const mostBytes = 150_000_000;

const useStyles = makeStyles({
  root: {
    display: "grid",
    justifyItems: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: "anywhere",
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `2px dashed ${tokens.colorBrandStroke1}` },
  input: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  problem: { margin: 0, color: tokens.colorPaletteRedForeground1 },
});

interface ChooseFileProps {
  /** The name of the file that is on its way. */
  uploading?: string;
  onChoose: (file: File) => void;
}

export function ChooseFile({ uploading, onChoose }: ChooseFileProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();

  function take(files: FileList | null) {
    const [file, another] = files ? [...files] : [];
    if (!file || uploading) return;
    const wrong = another ? strings.oneFile : wrongWith(file);
    setProblem(wrong);
    if (!wrong) onChoose(file);
  }

  function onDrag(event: DragEvent, over: boolean) {
    event.preventDefault();
    setOver(over);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button is for everybody
    <div
      className={mergeClasses(styles.root, isOver && styles.over)}
      onDragOver={(event) => onDrag(event, true)}
      onDragLeave={(event) => onDrag(event, false)}
      onDrop={(event) => {
        onDrag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        className={styles.input}
        tabIndex={-1}
        aria-label={strings.file}
        accept=".csv,.xlsx,text/csv"
        onChange={({ target }) => {
          take(target.files);
          // Choosing the same file again, after it was put right, must count too.
          target.value = "";
        }}
      />
      {uploading ? (
        <>
          <p role="status" className={styles.hint}>
            {strings.uploading(uploading)}
          </p>
          <ProgressBar aria-label={strings.progress} />
        </>
      ) : (
        <>
          <Button
            appearance="primary"
            aria-describedby={problem && problemId}
            onClick={() => input.current?.click()}
          >
            {strings.choose}
          </Button>
          <p className={styles.hint}>{strings.orDrop}</p>
        </>
      )}
      {problem && (
        <p id={problemId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** What the server would refuse anyway, said before anything is sent. */
function wrongWith({ name, size }: File): string | undefined {
  if (/\.xls$/i.test(name)) return strings.oldExcel;
  if (!/\.(?:csv|xlsx)$/i.test(name)) return strings.wrongKind;
  if (size === 0) return strings.empty;
  return size > mostBytes ? strings.tooBig : undefined;
}
