import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const systemBrowsers: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ]),
};

/** A browser this machine has, by path. `CHROME_PATH` wins; `CHROME_PATH=npm` asks for the one from npm. */
function systemBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named === "npm") return undefined;
  return [named, ...(systemBrowsers[process.platform] ?? [])].find((path) => path && existsSync(path));
}

/** Chromium: the machine's own, else the one that came with `npm ci` (Linux on x64). */
export async function launchBrowser(): Promise<Browser> {
  const path = systemBrowser();
  // Chromium's sandbox refuses to run as root, which is who tests are in a container.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (path) return chromium.launch({ executablePath: path, headless: true, args: [...flags, ...asRoot] });
  const { executablePath, env } = await packagedBrowser();
  return chromium.launch({ executablePath, env, headless: true, args: [...flags, "--no-sandbox"] });
}

/** Unpacked once per checkout. It brings the libraries and fonts it needs, so the machine needs none. */
async function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No browser found. Install Chrome or Edge, or set CHROME_PATH to one.");
  }
  const home = join(__dirname, "../../node_modules/.cache/chromium");
  if (!existsSync(home)) await unpackTo(home);
  return {
    executablePath: join(home, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, "al2023/lib"),
      FONTCONFIG_FILE: join(home, "fonts/fonts.conf"),
    },
  };
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

async function unpackTo(home: string): Promise<void> {
  // Two test files may start at once: each unpacks aside, and the first to finish wins.
  const aside = `${home}-${process.pid}`;
  await mkdir(aside, { recursive: true });
  // The package unpacks into TMPDIR, and its libraries only where it believes it is on Lambda.
  const env = { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const unpack = 'require("@sparticuz/chromium").executablePath()';
  await promisify(execFile)(process.execPath, ["-e", unpack], { cwd: __dirname, env });
  // As packed it looks for fonts where Lambda has them, and Chromium stops at the first letter without one.
  await writeFile(join(aside, "fonts/fonts.conf"), fontsConf);
  await rename(aside, home).catch(() => rm(aside, { recursive: true }));
}

export interface WatchedPage {
  page: Page;
  /** Requests to anywhere but this machine: none leaves, all are listed. */
  blocked: string[];
  /** Errors the page wrote to its console or threw. */
  errors: string[];
  close(): Promise<void>;
}

const isLocal = (url: string) => {
  const { protocol, hostname } = new URL(url);
  return ["data:", "blob:", "about:"].includes(protocol) || ["127.0.0.1", "localhost"].includes(hostname);
};

/** teams-js asks Microsoft for a newer list of hosts, and shrugs when there is no answer. */
export const teamsHostList = "https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json";

/** A page in a context of its own that cannot reach outside this machine. */
export async function newPage(
  browser: Browser,
  { width = 1280, height = 900, zone }: { width?: number; height?: number; zone?: string } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: "block",
    timezoneId: zone,
  });
  const blocked: string[] = [];
  const errors: string[] = [];
  await context.route(
    (url) => !isLocal(url.href),
    (route) => {
      blocked.push(route.request().url());
      return route.abort("internetdisconnected");
    },
  );
  context.on("console", (message) => {
    if (message.type() !== "error" || message.location().url === teamsHostList) return;
    errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => errors.push(String(error.error())));
  return { page: await context.newPage(), blocked, errors, close: () => context.close() };
}
