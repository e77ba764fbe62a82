/**
 * A card parts the values of ticked choices by commas, so a choice with a comma in its name would come back
 * unticked. On the card its comma is written as in a web address.
 */
export const asTick = (name: string): string => name.replaceAll(",", "%2C");
export const fromTicks = (values: string): string => values.replaceAll("%2C", ",");
