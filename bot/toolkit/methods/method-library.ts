import type { Content } from "../content";
import type { Source } from "../content-shape";
import type { Level } from "../level/level";
import { type CheckMethodsAsk, checkMethods, methodsFor } from "./check-methods";
import { compareFor } from "./compare-methods";
import { groupFor, methodsReaching } from "./find-group";
import { methodFor } from "./find-method";

/** The methods and the seldom-heard groups, as they stand in the edition in use when they are asked for. */
export function createMethodLibrary(content: () => Content) {
  return {
    methodFor: (text: string) => methodFor(text, content()),
    compareFor: (text: string) => compareFor(text, content()),
    groupFor: (text: string) => groupFor(text, content()),
    /** Undefined when there is none of that id, as on a card older than the edition. */
    findMethod: (id: string) => content().methods.find((method) => method.id === id),
    findGroup: (id: string) => content().groups.find((group) => group.id === id),
    methodsReaching: (groupId: string) => methodsReaching(groupId, content()),
    /** In the order they are named. */
    sourcesOf: (keys: readonly string[]): readonly Source[] =>
      keys.flatMap((key) => content().sources.get(key) ?? []),
    methodsFor: (level: Level) => methodsFor(level, content()),
    checkMethods: (ask: CheckMethodsAsk) => checkMethods(ask, content()),
  };
}

export type MethodLibrary = ReturnType<typeof createMethodLibrary>;
