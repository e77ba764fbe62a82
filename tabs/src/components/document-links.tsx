import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useApi } from "../api/api-context";
import { useKnownMe } from "../api/me";
import { ApiProblem, unreachable } from "../api/problems";
import { saveFile } from "./save-file";
import { strings } from "./strings";

const documents = [
  { file: "plan", name: "plan", words: strings.plan, label: strings.planOf },
  { file: "evidence-pack", name: "evidence pack", words: strings.pack, label: strings.packOf },
] as const;
type DocumentFile = (typeof documents)[number]["file"];

const useStyles = makeStyles({
  problem: { flexBasis: "100%", color: tokens.colorPaletteRedForeground1 },
});

/** A consultation's documents to keep. A councillor is not offered the evidence pack, and would be refused it. */
export function DocumentLinks({ reference, title }: { reference: string; title: string }) {
  const styles = useStyles();
  const api = useApi();
  const me = useKnownMe();
  const [making, setMaking] = useState<DocumentFile>();
  const [problem, setProblem] = useState<string>();
  const mayHavePack = me?.roles.some((role) => role !== "member") ?? false;

  async function download(file: DocumentFile, name: string): Promise<void> {
    if (making) return;
    setMaking(file);
    setProblem(undefined);
    try {
      const blob = await api.getFile(`/api/consultations/${encodeURIComponent(reference)}/${file}.docx`);
      saveFile(blob, `${reference} ${name}.docx`);
    } catch (error) {
      setProblem((error instanceof ApiProblem ? error : unreachable()).message);
    } finally {
      setMaking(undefined);
    }
  }

  return (
    <>
      {documents
        .filter(({ file }) => file === "plan" || mayHavePack)
        .map(({ file, name, words, label }) => (
          <Link
            key={file}
            as="button"
            aria-label={label(title)}
            aria-busy={making === file}
            disabledFocusable={making !== undefined}
            onClick={() => void download(file, name)}
          >
            {making === file ? strings.making : words}
          </Link>
        ))}
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </>
  );
}
