import { inWords } from "../../common/days";
import type { Panel, PanelOverlap, PanelSeen } from "../../forum";
import { count, shorten } from "../cards/words";

const mostOverlaps = 4;
const mostNames = 3;

/** `Forum · Housing · run by Alex Wilber · 25 members · Monthly · last met Mon 1 Mar 2027` */
export function aboutPanel(panel: Panel, share: number): string {
  const { kind, service, owner, members, rhythm, lastMet } = panel;
  return [
    kind,
    shorten(service, 80 * share),
    owner ? `run by ${shorten(owner.name, 60 * share)}` : "",
    members === undefined ? "" : count(members, "member"),
    rhythm ?? "",
    lastMet ? `last met ${inWords(lastMet)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What is amiss with it, a line each. */
export function flagsOf({ panel, overlaps, noOwner, notMetSince }: PanelSeen, share: number): string[] {
  const name = shorten(panel.owner?.name, 60 * share);
  return [
    noOwner ? (name ? `${name} has left: it needs a new owner.` : "Nobody runs it.") : "",
    notMetSince ? `No meeting noted since ${inWords(notMetSince)}.` : "",
    ...overlaps.slice(0, mostOverlaps).map((overlap) => overlapWords(overlap, share)),
    overlaps.length > mostOverlaps ? `It overlaps with ${overlaps.length - mostOverlaps} more.` : "",
  ].filter(Boolean);
}

/** `May overlap with Tenants' voice: Housing, Tenants, in Castle.` */
function overlapWords({ other, service, audiences, areas }: PanelOverlap, share: number): string {
  const both = [service, ...audiences].filter(Boolean);
  return `May overlap with ${shorten(other.title, 120 * share)}: ${few(both, share)}, in ${few(areas, share)}.`;
}

function few(names: readonly string[], share: number): string {
  const said = names.slice(0, mostNames).map((name) => shorten(name, 60 * share));
  return [...said, ...(names.length > mostNames ? [`${names.length - mostNames} more`] : [])].join(", ");
}
