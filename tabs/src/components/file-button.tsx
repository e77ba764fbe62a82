import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useApi } from "../api/api-context";
import { ApiProblem, unreachable } from "../api/problems";
import { saveFile } from "./save-file";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "inline-flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface FileButtonProps {
  path: string;
  fileName: string;
  words: string;
  /** When the words alone do not say which file. */
  label?: string;
}

/** Fetches a file with the person's token, and hands it to the browser to keep. */
export function FileButton({ path, fileName, words, label }: FileButtonProps) {
  const styles = useStyles();
  const api = useApi();
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function download(): Promise<void> {
    if (making) return;
    setMaking(true);
    setProblem(undefined);
    try {
      saveFile(await api.getFile(path), fileName);
    } catch (error) {
      setProblem((error instanceof ApiProblem ? error : unreachable()).message);
    } finally {
      setMaking(false);
    }
  }

  return (
    <span className={styles.root}>
      <Button
        aria-label={label}
        aria-busy={making}
        disabledFocusable={making}
        onClick={() => void download()}
      >
        {making ? strings.making : words}
      </Button>
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}
