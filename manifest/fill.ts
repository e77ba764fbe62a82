import { type CommandEntry, commands } from "../bot/teams/commands";
import template from "./manifest.json";
import type { ManifestSettings } from "./settings";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Teams shows no more than this in a menu. */
const longestMenu = 10;
const scopes = ["personal", "team"] as const;

function fillIn(value: Json, settings: Readonly<Record<string, string>>): Json {
  if (typeof value === "string") {
    return value.replace(/\$\{\{(.*?)\}\}/g, (_, name: string) => {
      const filled = settings[name];
      if (filled === undefined) throw new Error(`manifest.json asks for ${name}, which is no setting.`);
      return filled;
    });
  }
  if (Array.isArray(value)) return value.map((each) => fillIn(each, settings));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fillIn(each, settings)]));
}

/** The menus Teams offers, made from the table that routes what is typed: they cannot disagree. */
export function commandLists(from: readonly CommandEntry[] = commands) {
  return scopes.map((scope) => {
    const offered = from.filter((command) => command.inMenu && command.scopes.includes(scope));
    if (offered.length > longestMenu) {
      throw new Error(`The ${scope} menu has ${offered.length} commands; Teams shows ${longestMenu}.`);
    }
    return {
      scopes: [scope],
      commands: offered.map(({ title, description }) => ({ title, description })),
    };
  });
}

export type Manifest = typeof template;

export function fillManifest(settings: ManifestSettings): Manifest {
  const filled = fillIn(template as unknown as Json, settings) as unknown as Manifest;
  const bots = filled.bots.map((bot) => ({ ...bot, commandLists: commandLists() }));
  return { ...filled, bots } as unknown as Manifest;
}
