import { dayOf } from "../../common/days";
import { Failure } from "../../common/failure";
import type { Person } from "../../common/person";
import { readLine, readText } from "../meetings/read-typed";
import { readTags } from "../read-tags";
import { readTitle } from "../read-words";
import { likePanels } from "./like-panels";
import { type Panel, type PanelFields, panelKinds, rhythms } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { canRequestPanel } from "./permissions";
import { tellRequested } from "./tell-panels";

const longestPurpose = 2_000;
const mostMembers = 100_000;
/** Made by the card it comes from, so it is as forged as any other data of one. */
const keyForm = /^hand\/[0-9A-Za-z-]{8,100}$/;

export interface PanelTyped {
  kind: string;
  title: string;
  purpose: string;
  service: string;
  audiences: readonly string[];
  areas: readonly string[];
  members: string;
  rhythm: string;
  /** `hand/` and an id of its own: pressed twice, it is one request. */
  key: string;
}

/** Asks for a new one. Where there are like ones, they are shown first; who asks may still go on. */
export async function requestPanel(
  deps: PanelDeps,
  { typed, anyway, by }: { typed: PanelTyped; anyway: boolean; by: Person },
): Promise<{ panel: Panel } | { like: readonly Panel[] }> {
  const { panels, settings, clock } = deps;
  if (!canRequestPanel(by))
    throw new Failure("not_allowed", "An officer asks for a new one. Tell an officer what you need.");
  if (!keyForm.test(typed.key))
    throw new Failure("invalid", "This card is too old to use. Type: request a forum");
  const me = { id: by.id, name: by.name };
  const there = panels.all().find(({ key }) => key === typed.key);
  if (there) return { panel: own(there, by) };

  const read = readRequest(deps, typed);
  const like = anyway ? [] : likePanels(read, panels.all(), settings().wholeArea);
  if (like.length > 0) return { like };
  const fields: PanelFields = {
    ...{ ...read, key: typed.key, owner: me, requestedBy: me, requestedOn: dayOf(clock.now()) },
    ...{ lastMet: undefined, status: "Requested", decidedBy: undefined, decidedOn: undefined, why: "" },
  };
  const panel = own(await panels.add({ panel: fields, by: me, at: clock.now() }), by);
  await tellRequested(deps, panel);
  return { panel };
}

type Read = Pick<
  PanelFields,
  "kind" | "title" | "purpose" | "service" | "audiences" | "areas" | "members" | "rhythm"
>;

function readRequest({ settings }: Pick<PanelDeps, "settings">, typed: PanelTyped): Read {
  const { wholeArea, ...council } = settings();
  const title = readTitle(typed.title);
  const purpose = readText(typed.purpose, {
    ...{ what: "What it is for", longest: longestPurpose },
    missing: "Say what it is for, in a sentence or two.",
  });
  if (!typed.service.trim() && council.services.length > 0)
    throw new Failure("invalid", "Choose the service it belongs to.");
  const rhythm = rhythms.find((each) => each === typed.rhythm);
  if (!rhythm) throw new Failure("invalid", "Choose how often it will meet.");
  const { services, audiences, areas } = readTags(
    { settings: () => ({ ...council, areas: [wholeArea, ...council.areas] }), methods: () => [] },
    { services: [typed.service], audiences: typed.audiences, areas: typed.areas },
  );
  return {
    ...{ title, purpose, audiences, areas, rhythm, service: services[0] ?? "" },
    kind: panelKinds.find((each) => each === typed.kind) ?? "Forum",
    members: readMembers(typed.members),
  };
}

function readMembers(typed: string): number | undefined {
  const said = readLine(typed, { what: "The number of members", longest: 20 });
  if (!said) return undefined;
  const many = /^\d{1,6}$/.test(said) ? Number(said) : mostMembers + 1;
  if (many > mostMembers)
    throw new Failure("invalid", "Give the number of members as digits, such as 25, or leave it empty.");
  return many;
}

/** A key that somebody else's request has was not made by this card. */
function own(panel: Panel, by: Person): Panel {
  if (panel.requestedBy?.id === by.id) return panel;
  throw new Failure("invalid", "This card is too old to use. Type: request a forum");
}
