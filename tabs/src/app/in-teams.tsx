import { type ReactNode, useEffect, useState } from "react";
import { type Connection, connect } from "../teams/connect";
import { HostContext } from "../teams/host-context";
import { NoticePage } from "./notice-page";
import { strings } from "./strings";
import { TeamsTheme, themeOfComputer } from "./teams-theme";

/** Shows its children once Teams has answered, in the theme Teams has; else says what to do. */
export function InTeams({ children }: { children: ReactNode }) {
  const [connection, setConnection] = useState<Connection>({ state: "connecting" });
  const [theme, setTheme] = useState(themeOfComputer);

  useEffect(() => {
    void connect((next) => {
      setConnection(next);
      if (next.state !== "connected") return;
      setTheme(next.host.theme);
      next.host.onThemeChange(setTheme);
    });
  }, []);

  // Nothing is drawn yet: a spinner for these milliseconds would only flash, in the wrong theme.
  if (connection.state === "connecting") return <div role="status" aria-label={strings.loading} />;
  return (
    <HostContext value={connection.state === "connected" ? connection.host : undefined}>
      <TeamsTheme name={theme}>
        {connection.state === "connected" ? children : <Notice connection={connection} />}
      </TeamsTheme>
    </HostContext>
  );
}

function Notice({ connection }: { connection: Extract<Connection, { state: "outside" | "unreachable" }> }) {
  if (connection.state === "unreachable") {
    return <NoticePage title={strings.unreachableTitle} text={strings.unreachable} retry />;
  }
  if (connection.silentHost) {
    return <NoticePage title={strings.silentTitle} text={strings.silent} help={strings.outsideHelp} retry />;
  }
  return (
    <NoticePage
      title={strings.outsideTitle}
      text={strings.outside}
      steps={strings.outsideSteps}
      help={strings.outsideHelp}
    />
  );
}
