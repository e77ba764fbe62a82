import { askByCommand, pressAsk, pressKeep, pressShow } from "./replan-press";

/** `change dates 2027-00042`: other days of opening, closing or deciding. */
export const changeDates = askByCommand("dates", "change dates");
export const pressChangeDates = pressAsk("dates");
export const showDates = pressShow("dates");
export const keepDates = pressKeep("dates");
