import { clashCheck } from "./clash-check";

/** `npm run bench`: each line is `name  value  unit  target`. What is compared was measured in the same run. */
export interface Line {
  name: string;
  value: number;
  unit: string;
  target: string;
}

for (const measure of [clashCheck])
  for (const { name, value, unit, target } of measure())
    process.stdout.write(`${[name, value.toFixed(value < 100 ? 2 : 0), unit, target].join("  ")}\n`);
