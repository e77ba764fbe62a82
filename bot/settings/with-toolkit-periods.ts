import type { CouncilSettings, ReadSettings, SettingKey } from "./settings";

type Track = keyof CouncilSettings["periodWeeks"];
type Numbers = Partial<Record<Track, number>>;

const weeksKey = { light: "lightWeeks", standard: "standardWeeks", full: "fullWeeks" } as const;
const gapKey = {
  light: "lightDecisionGap",
  standard: "standardDecisionGap",
  full: "fullDecisionGap",
} as const;

/**
 * What planning counts with. A row of the Settings list wins; then what the toolkit in use says, in weeks and
 * working days; the default of the settings holds only where neither says anything.
 */
export function withToolkitPeriods(
  { settings, given }: Pick<ReadSettings, "settings" | "given">,
  toolkit: { periodWeeks: Numbers; decisionGap: Numbers },
): CouncilSettings {
  const chosen = (
    own: Record<Track, number>,
    keys: Record<Track, SettingKey>,
    said: Numbers,
  ): Record<Track, number> => {
    const of = (track: Track) => (given.has(keys[track]) ? own[track] : (said[track] ?? own[track]));
    return { light: of("light"), standard: of("standard"), full: of("full") };
  };
  return {
    ...settings,
    periodWeeks: chosen(settings.periodWeeks, weeksKey, toolkit.periodWeeks),
    decisionGap: chosen(settings.decisionGap, gapKey, toolkit.decisionGap),
  };
}
