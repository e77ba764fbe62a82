/**
 * Searching what is kept in memory, by words, their beginnings, slips and synonyms. The only room that knows
 * the search library.
 */
export { createIndex, type Findable, type Hit, type Index } from "./create-index";
export { createSearch, rowsOf, type Search } from "./create-search";
export { searchEverything } from "./search-everything";
