import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent } from "react";
import { strings } from "./strings";
import { type ViewName, viewNames } from "./views";

// Fluent's own tab list weighs 37 kB gzipped, most of it a focus manager; two tabs need arrow keys only.
const useStyles = makeStyles({
  tab: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
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
};
export const tabId = (name: ViewName) => `tab-${name}`;

interface ViewTabsProps {
  selected: ViewName;
  panelId: string;
  onSelect: (name: ViewName) => void;
}

export function ViewTabs({ selected, panelId, onSelect }: ViewTabsProps) {
  const styles = useStyles();

  function onKeyDown(event: KeyboardEvent) {
    const at = viewNames.indexOf(selected);
    const last = viewNames.length - 1;
    const moves: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const next = viewNames[moves[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    onSelect(next);
    document.getElementById(tabId(next))?.focus();
  }

  return (
    <div role="tablist" aria-label={strings.views}>
      {viewNames.map((name) => (
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
          {viewTitles[name]}
        </button>
      ))}
    </div>
  );
}
