import { Component, type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { InTeams } from "./in-teams";
import { NoticePage } from "./notice-page";
import { strings } from "./strings";
import { TeamsTheme, themeOfComputer } from "./teams-theme";

/** A bug in a page ends here, in words and with a way on, not on a white screen. */
class Net extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError = () => ({ broken: true });

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <TeamsTheme name={themeOfComputer()}>
        <NoticePage title={strings.crashTitle} text={strings.unreachable} retry />
      </TeamsTheme>
    );
  }
}

export function start(page: ReactNode) {
  const root = document.getElementById("root");
  if (!root) throw new Error("The page has no #root");
  createRoot(root).render(
    <StrictMode>
      <Net>
        <InTeams>{page}</InTeams>
      </Net>
    </StrictMode>,
  );
}
