import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import { ChooseFile } from "./choose-file";
import { useUpload } from "./import-api";
import { ImportView } from "./import-view";
import { keepImport, knownImport } from "./known-import";
import { strings } from "./strings";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  about: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** From a file to its rows in the register, with a look at what they would do between. */
export function BringIn({ asked }: { asked?: string }) {
  const styles = useStyles();
  const [id, setId] = useState(() => asked || knownImport());
  const go = (next: string | undefined) => {
    keepImport(next);
    setId(next);
  };
  const upload = useUpload((uploaded) => go(uploaded.id));
  const { variables: file, error } = upload;
  return (
    <section className={styles.root} aria-labelledby="register-bring-in">
      <h2 id="register-bring-in" className={styles.heading}>
        {strings.bringIn}
      </h2>
      {id ? (
        <ImportView key={id} id={id} onLeave={() => go(undefined)} />
      ) : (
        <>
          <p className={styles.about}>{strings.bringInAbout}</p>
          <ChooseFile
            uploading={upload.isPending ? file?.name : undefined}
            onChoose={(chosen) => upload.mutate(chosen)}
          />
          {error && file && !upload.isPending && (
            <div role="alert">
              <MessageBar intent="error" layout="multiline" politeness="assertive">
                <MessageBarBody>
                  <MessageBarTitle>{strings.notUploaded(file.name)}</MessageBarTitle>
                  {error.message}
                </MessageBarBody>
                <MessageBarActions>
                  <Button onClick={() => upload.mutate(file)}>{strings.uploadAgain}</Button>
                </MessageBarActions>
              </MessageBar>
            </div>
          )}
        </>
      )}
    </section>
  );
}
