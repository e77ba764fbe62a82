import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent } from "react";
import { strings } from "./strings";
import type { ViewName } from "./views";

// Fluent's own tab list weighs 37 kB gzipped, most of it a focus manager; a few tabs need arrow keys only.
const useStyles = makeStyles({
  tab: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    // Four views fit beside each other on a phone.
    "@media (max-width: 480px)": { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}` },
    border: 0,
    borderBottom: "3px solid transparent",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    font: "inherit",
    cursor: "pointer",
    "&:hover": { borderBottomColor: tokens.colorNeutralStroke1Hover, color: tokens.colorNeutralForeground1 },
    "&:focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    "&:hover": { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
});

export const viewTitles: Record<ViewName, string> = {
  "forward-plan": strings.forwardPlan,
  "my-work": strings.myWork,
  "to-review": strings.toReview,
  more: strings.more,
};
export const tabId = (name: ViewName) => `tab-${name}`;

interface ViewTabsProps {
  names: readonly ViewName[];
  /** How many things wait in a view. */
  counts: Partial<Record<ViewName, number>>;
  selected: ViewName;
  panelId: string;
  onSelect: (name: ViewName) => void;
}

export function ViewTabs({ names, counts, selected, panelId, onSelect }: ViewTabsProps) {
  const styles = useStyles();

  function onKeyDown(event: KeyboardEvent) {
    const at = names.indexOf(selected);
    const last = names.length - 1;
    const moves: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = names[moves[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(tabId(next))?.focus();
  }

  return (
    <div role="tablist" aria-label={strings.views}>
      {names.map((name) => (
        <button
          key={name}
          id={tabId(name)}
          type="button"
          role="tab"
          aria-selected={name === selected}
          aria-controls={panelId}
          tabIndex={name === selected ? 0 : -1}
          className={mergeClasses(styles.tab, name === selected && styles.selected)}
          onClick={() => onSelect(name)}
          onKeyDown={onKeyDown}
        >
          {counts[name] ? strings.withCount(viewTitles[name], counts[name]) : viewTitles[name]}
        </button>
      ))}
    </div>
  );
}
