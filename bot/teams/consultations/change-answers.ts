import { askByCommand, pressAsk, pressKeep, pressShow } from "./replan-press";

/** `change answers 2027-00042`: other answers to the level questions. */
export const changeAnswers = askByCommand("answers", "change answers");
export const pressChangeAnswers = pressAsk("answers");
export const showAnswers = pressShow("answers");
export const keepAnswers = pressKeep("answers");
