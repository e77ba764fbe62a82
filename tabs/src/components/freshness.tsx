import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { strings } from "./strings";

/** Says so when what is shown is old, or could not be refreshed. Silent otherwise. */
export function Freshness({ asOf, stale, error }: { asOf: string; stale: boolean; error: Error | null }) {
  if (!stale && !error) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{strings.staleTitle}</MessageBarTitle>
        {error ? `${strings.refreshFailed(error.message)} ` : ""}
        {strings.stale(asOf, ageInWords(Date.now() - Date.parse(asOf)))}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Nothing when the two clocks disagree about which came first. */
function ageInWords(ms: number): string | undefined {
  if (ms < 0) return undefined;
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return strings.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? strings.hours(hours) : strings.days(Math.round(hours / 24));
}
