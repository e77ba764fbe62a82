import { app, authentication, pages } from "@microsoft/teams-js";
import type { HostTheme, TeamsHost } from "./host";

const themes: readonly string[] = ["default", "dark", "contrast", "glass"] satisfies HostTheme[];
const toTheme = (name: string): HostTheme => (themes.includes(name) ? (name as HostTheme) : "default");

/** The one file that speaks teams-js; loaded only inside a frame. */
export async function connectToHost(hostOrigins: string[]): Promise<TeamsHost> {
  await app.initialize(hostOrigins.length > 0 ? hostOrigins : undefined);
  const context = await app.getContext();
  void app.notifySuccess();

  return {
    theme: toTheme(context.app.theme),
    place: { pageId: context.page.id, subPageId: context.page.subPageId || undefined },
    appId: context.app.appId?.toString(),
    onThemeChange: (listener) => app.registerOnThemeChangeHandler((name) => listener(toTheme(name))),
    getToken: () => authentication.getAuthToken(),
    openLink: (url) => app.openLink(url),
    shareLink: ({ subPageId, label }) => pages.shareDeepLink({ subPageId, subPageLabel: label }),
    async offerTab(choice) {
      pages.config.registerOnSaveHandler((save) => {
        pages.config.setConfig(choice()).then(
          () => save.notifySuccess(),
          (error: unknown) => save.notifyFailure(error instanceof Error ? error.message : String(error)),
        );
      });
      pages.config.setValidityState(true);
    },
  };
}
