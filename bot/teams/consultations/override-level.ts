import { askByCommand, pressAsk, pressKeep, pressShow } from "./replan-press";

/** `change level 2027-00042`: another level than the answers give, with a reason. */
export const overrideLevel = askByCommand("level", "change level");
export const pressOverrideLevel = pressAsk("level");
export const showLevel = pressShow("level");
export const keepLevel = pressKeep("level");
