import { type Content, content as shipped } from "../content";
import type { Method, MethodKind } from "../content-shape";
import { isAtLeast, type Level, type Track } from "../level/level";
import { groupFor } from "./find-group";

export interface CheckMethodsAsk {
  level: Level;
  track: Track;
  /** As the register holds them: names, some perhaps not of this library. */
  methods: readonly string[];
  /** Whom the work is for, in the council's own words. */
  audiences: readonly string[];
  affectsProtected: boolean;
}

/** A method that may be chosen at a level. */
export interface MethodOption {
  id: string;
  name: string;
  kind: MethodKind;
  offline: boolean;
  /** False for one of a lower level, which helps but cannot carry this level alone. */
  atLevel: boolean;
}

/**
 * The methods that fit a level: its own first, then those of lower levels, as a survey can go beside a
 * workshop. Work that only informs asks nothing, so it has only its own.
 */
export function methodsFor(level: Level, content: Content = shipped): readonly MethodOption[] {
  const fits = (method: Method) => method.levels.includes(level);
  const below = (method: Method) =>
    method.levels.some((each) => each !== "inform" && isAtLeast(level, each)) && !fits(method);
  const option =
    (atLevel: boolean) =>
    ({ id, name, kind, offline }: Method): MethodOption => ({ id, name, kind, offline, atLevel });
  return [
    ...content.methods.filter(fits).map(option(true)),
    ...(level === "inform" ? [] : content.methods.filter(below).map(option(false))),
  ];
}

/**
 * What a choice of methods lacks, each sentence with what to add; empty when it is in order. It warns only:
 * the officer may know better.
 *
 * On the Full track: one method that reaches many people, one that goes deep and one for a group that is
 * seldom heard. There, and where some people may be left out, two methods or more with one offline.
 */
export function checkMethods(ask: CheckMethodsAsk, content: Content = shipped): string[] {
  const { level, track } = ask;
  if (ask.methods.length === 0) return ["Choose at least one method."];
  const chosen = ask.methods.flatMap((name) => named(name, content) ?? []);
  const options = content.methods.filter(({ name }) => !ask.methods.includes(name));
  const fitting = new Map(methodsFor(level, content).map(({ id, atLevel }) => [id, atLevel]));
  /** Two to name, those of this very level first. */
  const such = (fits: (method: Method) => boolean): string => {
    const found = options.filter((method) => fitting.has(method.id) && fits(method));
    const ordered = [
      ...found.filter(({ id }) => fitting.get(id)),
      ...found.filter(({ id }) => !fitting.get(id)),
    ];
    const names = ordered.slice(0, 2).map(({ name }) => `“${name}”`);
    return names.length > 0 ? `, such as ${names.join(" or ")}.` : ".";
  };

  const lacks: string[] = [];
  if (isAtLeast(level, "consult") && !chosen.some(({ levels }) => levels.includes(level)))
    lacks.push(`Add a method made for this level${such(({ levels }) => levels.includes(level))}`);
  if (track === "full" && isAtLeast(level, "consult")) {
    if (!chosen.some(({ kind }) => kind === "broad"))
      lacks.push(`Add a method that reaches many people${such(({ kind }) => kind === "broad")}`);
    if (!chosen.some(({ kind }) => kind === "deep"))
      lacks.push(`Add a method that tells you why people think so${such(({ kind }) => kind === "deep")}`);
    if (!chosen.some(isForSeldomHeard))
      lacks.push(`Add a method for people you seldom hear from${such(isForSeldomHeard)}`);
  }
  if (needsOffline(ask, content)) {
    if (!chosen.some(({ offline }) => offline))
      lacks.push(`Add a method that works with no internet${such(({ offline }) => offline)}`);
    else if (ask.methods.length < 2) lacks.push(`Choose two methods or more. One is offline already.`);
  }
  return lacks;
}

const isForSeldomHeard = ({ kind, reaches }: Method): boolean => kind === "targeted" && reaches.length > 0;

/** Some people are not online: on the Full track that is taken as given. */
const needsOffline = ({ track, affectsProtected, audiences }: CheckMethodsAsk, content: Content): boolean =>
  track === "full" ||
  affectsProtected ||
  audiences.some((audience) => groupFor(audience, content)?.id === "not-online");

const named = (name: string, content: Content): Method | undefined =>
  content.methods.find((method) => method.name.toLowerCase() === name.trim().toLowerCase());
