export type HostTheme = "default" | "dark" | "contrast" | "glass";

/** The page a deep link or a pinned tab asks for. */
export interface Place {
  /** What the tab was pinned as. */
  pageId: string;
  /** Where in it a link points, such as `consultation/2027-00042`. */
  subPageId?: string;
}

export interface TabChoice {
  entityId: string;
  contentUrl: string;
  websiteUrl: string;
  suggestedDisplayName: string;
}

/** Everything the tab asks of Teams. */
export interface TeamsHost {
  theme: HostTheme;
  place: Place;
  /** This app, as Teams knows it; some hosts do not say. */
  appId?: string;
  onThemeChange(listener: (theme: HostTheme) => void): void;
  getToken(): Promise<string>;
  openLink(url: string): Promise<void>;
  /** Lets Teams show its own "copy link" for a place in this tab. */
  shareLink(link: { subPageId: string; label: string }): void;
  /** Only on the set-up page: what is saved when the person presses Save. */
  offerTab(choice: () => TabChoice): Promise<void>;
}
