import { type Content, content as shipped } from "../content";
import type { Method } from "../content-shape";
import { methodFor } from "./find-method";

const asked =
  /^(?:.*\b)?(?:compare|comparing|comparison (?:of|between)|differences? between|choose between)\s+(.+)$/;
const joins = /\s+(?:and|with|to|or|vs|versus|v|against|from|than)\s+/g;
/** Without the word "compare", only these set one thing against another. */
const opposes = /\s+(?:or|vs|versus|v|against)\s+/g;

/** Nobody compares in more; searching a long text for its joins takes long. */
const longest = 200;

/** The two methods somebody sets side by side, such as "compare survey and workshop"; else undefined. */
export function compareFor(text: string, content: Content = shipped): readonly [Method, Method] | undefined {
  if (text.length > longest) return undefined;
  const said = text
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^\p{L}\p{N}:-]+/gu, " ")
    .trim();
  const about = asked.exec(said)?.[1];
  const between = about ?? said.replace(/^which (?:one )?is (?:better|best|cheaper|quicker)\s+/, "");
  for (const { index, 0: join } of between.matchAll(about ? joins : opposes)) {
    const one = methodFor(between.slice(0, index), content);
    const other = methodFor(between.slice(index + join.length), content);
    if (one && other && one.id !== other.id) return [one, other];
  }
  return undefined;
}
