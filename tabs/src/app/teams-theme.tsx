import {
  FluentProvider,
  makeStyles,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useEffect } from "react";
import type { HostTheme } from "../teams/host";

const themes: Record<HostTheme, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
  glass: teamsDarkTheme,
};

const useStyles = makeStyles({
  root: {
    minHeight: "100vh",
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
});

export function TeamsTheme({ name, children }: { name: HostTheme; children: ReactNode }) {
  const styles = useStyles();
  useEffect(() => {
    // Scroll bars and native menus follow this, not Fluent.
    document.documentElement.style.colorScheme = name === "default" ? "light" : "dark";
  }, [name]);
  return (
    <FluentProvider theme={themes[name]} className={styles.root}>
      {children}
    </FluentProvider>
  );
}

/** Outside Teams nobody says the theme, so the computer's own setting serves. */
export const themeOfComputer = (): HostTheme =>
  window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "default";
