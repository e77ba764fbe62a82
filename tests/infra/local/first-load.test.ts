import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildTabIfStale } from "../../../infra/local/build-tab";

jest.setTimeout(120_000);

/** What design §10 allows, in bytes as they travel. */
const most = 200_000;
/** Not in the page itself, but no page shows before it: it speaks to Teams. */
const always = "teams-js-host";

/** What a chunk imports before it runs; what it imports later stands in brackets. */
const importsOf = (script: string): string[] =>
  [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(([, name]) => name ?? "");

test("the tab's first page needs no more than 200 KB of JavaScript, gzipped", async () => {
  const built = await buildTabIfStale();
  const assets = join(built, "assets");
  const page = readFileSync(join(built, "index.html"), "utf8");
  const wanted = [
    ...[...page.matchAll(/\/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? ""),
    ...readdirSync(assets).filter((name) => name.startsWith(always)),
  ];
  const sizes = new Map<string, number>();
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (sizes.has(name)) continue;
    const script = readFileSync(join(assets, name));
    sizes.set(name, gzipSync(script).length);
    wanted.push(...importsOf(script.toString("utf8")));
  }

  const names = [...sizes.keys()].map((name) => name.replace(/-[\w-]{8}\.js$/, ""));
  expect(names).toEqual(expect.arrayContaining(["tab", always]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  // The sizes by name, so that a red test says what grew.
  expect(total <= most ? {} : { total, ...Object.fromEntries(sizes) }).toEqual({});
  // React and Fluent alone are more than this; less means that the chunks were not found.
  expect(total).toBeGreaterThan(100_000);
});
