/** teams-js as Teams would answer it: each test file hands this to `jest.mock("@microsoft/teams-js")`. */
export const said = {
  theme: "default",
  entityId: "forward-plan",
  subPageId: "",
  appId: undefined as string | undefined,
  initialized: true as boolean,
  tokens: ["token-1"] as string[],
};

export const heard = {
  origins: undefined as string[] | undefined,
  opened: [] as string[],
  shared: [] as unknown[],
  configs: [] as unknown[],
  valid: undefined as boolean | undefined,
  themeHandler: undefined as ((theme: string) => void) | undefined,
  saveHandler: undefined as ((save: object) => void) | undefined,
  succeeded: 0,
};

export function resetTeams() {
  Object.assign(said, {
    theme: "default",
    entityId: "forward-plan",
    subPageId: "",
    appId: undefined,
    initialized: true,
    tokens: ["token-1"],
  });
  Object.assign(heard, {
    origins: undefined,
    opened: [],
    shared: [],
    configs: [],
    valid: undefined,
    succeeded: 0,
  });
}

export const app = {
  initialize: (origins?: string[]) => {
    heard.origins = origins;
    return said.initialized ? Promise.resolve() : new Promise<void>(() => {});
  },
  getContext: async () => ({
    app: { theme: said.theme, appId: said.appId },
    page: { id: said.entityId, subPageId: said.subPageId, frameContext: "content" },
  }),
  notifySuccess: async () => {
    heard.succeeded++;
  },
  registerOnThemeChangeHandler: (handler: (theme: string) => void) => {
    heard.themeHandler = handler;
  },
  openLink: async (url: string) => {
    heard.opened.push(url);
  },
};

export const authentication = {
  getAuthToken: async () => {
    const token = said.tokens.length > 1 ? said.tokens.shift() : said.tokens[0];
    if (token === undefined) throw new Error("CancelledByUser");
    return token;
  },
};

export const pages = {
  shareDeepLink: (link: unknown) => {
    heard.shared.push(link);
  },
  config: {
    registerOnSaveHandler: (handler: (save: object) => void) => {
      heard.saveHandler = handler;
    },
    setConfig: async (config: unknown) => {
      heard.configs.push(config);
    },
    setValidityState: (valid: boolean) => {
      heard.valid = valid;
    },
  },
};
