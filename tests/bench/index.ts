import { clashCheck } from "./clash-check";
import { forumSearch } from "./forum-search";
import { reminders } from "./reminders";

/** `npm run bench`: each line is `name  value  unit  target`. What is compared was measured in the same run. */
export interface Line {
  name: string;
  value: number;
  unit: string;
  target: string;
}

const measures = { clashes: clashCheck, forum: forumSearch, reminders };

/** All of them, or those named: `npm run bench -- reminders`. */
async function bench(named: readonly string[]): Promise<void> {
  for (const [name, measure] of Object.entries(measures)) {
    if (named.length > 0 && !named.includes(name)) continue;
    for (const { name, value, unit, target } of await measure())
      process.stdout.write(`${[name, value.toFixed(value < 100 ? 2 : 0), unit, target].join("  ")}\n`);
  }
}

bench(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
