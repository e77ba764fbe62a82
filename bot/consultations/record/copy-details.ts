import type { Consultation, NewConsultation } from "../consultation";

/** What planning does not ask, taken over from the record a plan was copied from. No results, no review, no money. */
export function copyDetails(from: Consultation): Partial<NewConsultation> {
  const { reference } = from;
  return {
    whyConsulting: from.whyConsulting,
    whatCanChange: from.whatCanChange,
    whatCannotChange: from.whatCannotChange,
    whatHappensNext: from.whatHappensNext,
    sponsor: from.sponsor,
    contactName: from.contactName,
    contactEmail: from.contactEmail,
    contactPhone: from.contactPhone,
    contactDeputy: from.contactDeputy,
    activityType: from.activityType,
    dutySource: from.dutySource,
    minimumWeeks: from.minimumWeeks,
    interests: from.interests,
    seldomHeard: from.seldomHeard,
    ...(from.methods && { methods: from.methods }),
    relatedConsultations: [reference],
    supportingDocuments: from.supportingDocuments.map(({ title, url }) => ({
      // So that nobody takes last year's assessment for this year's.
      title: / \(from \d{4}-\d{5}\)$/.test(title) ? title : `${title} (from ${reference})`,
      url,
    })),
  };
}
