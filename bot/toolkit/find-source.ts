import { content } from "./content";
import type { Source } from "./content-shape";

/** A source by its key, such as `GUN1`; undefined when the toolkit does not name it. */
export const findSource = (key: string): Source | undefined => content.sources.get(key);
