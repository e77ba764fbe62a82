import type { ServiceWithoutLead } from "../../forum";
import { shorten } from "../cards/words";

const mostServices = 12;

/** `No lead: Parks (Megan Bowen has left), Libraries.` */
export function leadWords(without: readonly ServiceWithoutLead[], share: number): string {
  if (without.length === 0) return "";
  const each = without
    .slice(0, mostServices)
    .map(({ service, was }) =>
      was
        ? `${shorten(service, 60 * share)} (${shorten(was, 40 * share)} has left)`
        : shorten(service, 60 * share),
    );
  const more = without.length - each.length;
  return `No lead: ${each.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
}
