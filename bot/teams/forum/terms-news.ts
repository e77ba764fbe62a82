import { inWords } from "../../common/days";
import type { NewTermsNews, ServiceWithoutLead } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { shorten } from "../cards/words";
import newJson from "./terms-new-card.json";
import withoutLeadJson from "./terms-without-lead-card.json";
import { leadWords } from "./terms-words";

const newCard = cardFrom(newJson);
const withoutLeadCard = cardFrom(withoutLeadJson);

/** To each member, once: terms that they have not agreed to hold now. */
export function newTerms({ terms, isChanged }: NewTermsNews): Card {
  const version = shorten(terms.version, 60);
  const from = terms.from ? `from ${inWords(terms.from)}` : "now";
  return newCard({
    line: isChanged
      ? `The words of version ${version} changed since you agreed.`
      : `Version ${version} holds ${from}.`,
  });
}

/** To the chair and whoever leads engagement. */
export const withoutLead = ({ services }: { services: readonly ServiceWithoutLead[] }): Card =>
  fitting(shares, (share) =>
    withoutLeadCard({
      heading:
        services.length === 1 ? "A service has no engagement lead" : "Services have no engagement lead",
      line: leadWords(services, share),
    }),
  );
