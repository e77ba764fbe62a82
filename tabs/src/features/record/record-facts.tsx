import { Link } from "@fluentui/react-components";
import type { RecordAnswer } from "../../../../bot/contract";
import { dayInWords } from "../../components/days";
import { type Fact, Facts } from "./facts";
import { strings } from "./strings";
import { useRecordStyles } from "./styles";

const day = (text: string | undefined) => (text ? dayInWords(text) : "");

/** Dates, level, lead and places. */
export function RecordFacts({ record }: { record: RecordAnswer }) {
  return (
    <Section
      title={strings.factsTitle}
      facts={[
        { label: strings.dates, value: withMore(period(record), record.dateCertainty) },
        { label: strings.decision, value: day(record.decisionDate) },
        { label: strings.decidedBy, value: record.decisionMaker },
        { label: strings.level, value: withMore(record.engagementLevel, trackOf(record)) },
        { label: strings.service, value: record.service },
        { label: strings.lead, value: record.leadOfficer },
        { label: strings.areas, value: record.areas.join(", ") },
        { label: strings.audiences, value: record.audiences.join(", ") },
        { label: strings.methods, value: record.methods.join(", ") },
        ...(record.tryingOut ? [{ label: strings.trying, value: record.tryingOut }] : []),
        ...(record.triedResult ? [{ label: strings.tried, value: record.triedResult }] : []),
        { label: strings.promised, value: day(record.feedbackPromised) },
        ...(record.feedbackPublished
          ? [{ label: strings.published, value: day(record.feedbackPublished) }]
          : []),
      ]}
    />
  );
}

const withMore = (text: string, more: string) => (text && more ? `${text}. ${more}.` : text);
const trackOf = ({ track }: RecordAnswer) => {
  const word = track.toLowerCase();
  return word ? strings.track(word[0]?.toUpperCase() + word.slice(1)) : "";
};

function period({ startDate, endDate }: RecordAnswer): string {
  if (startDate && endDate) return strings.fromTo(dayInWords(startDate), dayInWords(endDate));
  if (startDate) return strings.starts(dayInWords(startDate));
  return endDate ? strings.ends(dayInWords(endDate)) : strings.noDates;
}

/** For whoever reads it and does not write it. */
export function ReadingSections({
  record,
  onOpen,
}: {
  record: RecordAnswer;
  onOpen: (reference: string) => void;
}) {
  const officers = record.forOfficers;
  return (
    <>
      <Section
        title={strings.purpose}
        facts={[
          { label: strings.overview, value: record.overview },
          { label: strings.why, value: record.whyConsulting },
          { label: strings.canChange, value: record.whatCanChange },
          { label: strings.cannotChange, value: record.whatCannotChange },
          { label: strings.happensNext, value: record.whatHappensNext },
        ]}
      />
      <Section
        title={strings.contact}
        facts={[
          { label: strings.name, value: record.contactName },
          { label: strings.email, value: record.contactEmail },
          { label: strings.phone, value: record.contactPhone },
          { label: strings.deputy, value: record.forOfficers?.contactDeputy ?? "" },
          { label: strings.privacy, value: record.privacyLink },
          { label: strings.visibility, value: record.visibility },
        ]}
      />
      {record.events.length + record.relatedConsultations.length > 0 && (
        <Section
          title={strings.events}
          facts={[
            ...record.events.map(({ on, what, where }) => ({
              label: dayInWords(on),
              value: [what, where].filter(Boolean).join(", "),
            })),
            ...(record.relatedConsultations.length > 0
              ? [
                  {
                    label: strings.related,
                    value: <Related of={record.relatedConsultations} onOpen={onOpen} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {officers && (
        <Section
          title={strings.law}
          facts={[
            { label: strings.sponsor, value: officers.sponsor },
            { label: strings.duty, value: officers.dutySource },
            { label: strings.leastWeeks, value: officers.minimumWeeks ? String(officers.minimumWeeks) : "" },
            { label: strings.eia, value: officers.eiaStatus },
            { label: strings.dpia, value: officers.dpiaStatus },
          ]}
        />
      )}
    </>
  );
}

/** How its level was found, and what the reviewer said: nobody types these here. */
export function ReviewSection({ record: { forOfficers } }: { record: RecordAnswer }) {
  if (!forOfficers) return null;
  const { levelReason, reviewedBy, reviewedOn, reviewNote } = forOfficers;
  return (
    <Section
      title={strings.officersTitle}
      facts={[
        { label: strings.levelReason, value: levelReason },
        {
          label: strings.reviewedBy,
          value: reviewedBy ? strings.reviewed(reviewedBy, day(reviewedOn)) : "",
        },
        { label: strings.reviewNote, value: reviewNote },
      ]}
    />
  );
}

export function Related({ of, onOpen }: { of: readonly string[]; onOpen: (reference: string) => void }) {
  const styles = useRecordStyles();
  return (
    <span className={styles.row}>
      {of.map((reference) => (
        <Link
          key={reference}
          as="button"
          aria-label={strings.related1(reference)}
          onClick={() => onOpen(reference)}
        >
          {reference}
        </Link>
      ))}
    </span>
  );
}

function Section({ title, facts }: { title: string; facts: readonly Fact[] }) {
  const styles = useRecordStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <Facts facts={facts} />
    </section>
  );
}
