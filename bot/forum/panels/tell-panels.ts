import { type Day, dayOf, daysBetween } from "../../common/days";
import type { Person } from "../../common/person";
import type { NamedPerson } from "../topic";
import type { Panel } from "./panel";
import type { PanelDeps } from "./panel-deps";
import { isOwnRequest } from "./permissions";
import { presentPanel } from "./present-panel";

/** What was decided longer ago is no news to anybody. */
const newsDays = 60;

/** Those who decide hear of a request, each once. */
export async function tellRequested(deps: PanelDeps, panel: Panel): Promise<void> {
  if (panel.status !== "Requested" || !panel.requestedBy) return;
  await quietly(deps, panel, async () => {
    for (const to of await deciders(deps)) {
      if (isOwnRequest(to, panel)) continue;
      const seen = presentPanel(deps, panel, { person: to });
      const tell = () => deps.notices.panelRequested(to, { seen });
      // Where one cannot be told, the others still are.
      await quietly(deps, panel, () => once(deps, `panel/${panel.id}/requested/${to.id}`, tell));
    }
  });
}

/** Whoever asked hears what was decided, and an owner that somebody else ended it: each once. */
export async function tellDecided(deps: PanelDeps, panel: Panel): Promise<void> {
  const { id, status, owner, requestedBy, decidedBy, decidedOn } = panel;
  const whom: NamedPerson | undefined = status === "Ended" ? owner : requestedBy;
  if (status === "Requested" || !whom || whom.id === decidedBy?.id) return;
  await quietly(deps, panel, async () => {
    const to = await deps.directory.find(whom.id);
    if (to)
      await once(deps, `panel/${id}/${status}/${decidedOn ?? ""}/${to.id}`, () =>
        deps.notices.panelDecided(to, { panel }),
      );
  });
}

/** A job's turn: what was changed in the list itself, and what could not be told at once. */
export async function tellPanels(deps: PanelDeps): Promise<void> {
  const today = dayOf(deps.clock.now());
  for (const panel of deps.panels.all()) {
    if (!isNews(panel, today)) continue;
    await tellRequested(deps, panel);
    await tellDecided(deps, panel);
  }
}

/** Rows typed by hand have no day on which somebody asked: nobody waits for an answer. */
const isNews = ({ requestedOn, decidedOn }: Panel, today: Day): boolean =>
  requestedOn !== undefined && daysBetween(decidedOn ?? requestedOn, today) <= newsDays;

async function deciders({ directory }: Pick<PanelDeps, "directory">): Promise<readonly Person[]> {
  const both = await Promise.all([directory.withRole("manager"), directory.withRole("engagementLead")]);
  return [...new Map(both.flat().map((person) => [person.id, person])).values()];
}

async function once({ told }: Pick<PanelDeps, "told">, mark: string, tell: () => Promise<void>) {
  // Claim first: two instances look at the same minute.
  if (!(await told.claim(mark))) return;
  try {
    await tell();
  } catch (failure) {
    await told.release(mark);
    throw failure;
  }
}

/** What is written stays written, whether or not it could be told; the job tries again. */
const quietly = ({ log }: Pick<PanelDeps, "log">, { id }: Panel, work: () => Promise<void>) =>
  work().catch((failure) => log.error("forum.panels.tell", failure, { panel: id }));
