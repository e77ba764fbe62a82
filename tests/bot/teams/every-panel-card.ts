import { day } from "../../../bot/common/days";
import { asPanelId, type Panel } from "../../../bot/forum";
import { type Card, panelDecided } from "../../../bot/teams";
import { decidePanel, endPanel, seePanel } from "../../../bot/teams/forum/panel";
import { panelRequested } from "../../../bot/teams/forum/panel-card";
import { askPanel, pressAskPanel, requestPanel } from "../../../bot/teams/forum/panel-request";
import { pressSeePanels, seePanels } from "../../../bot/teams/forum/panels-seen";
import type { Command, Reply, Turn } from "../../../bot/teams/turn";
import { people } from "../../support/build";
import { buildPanel } from "../../support/memory-panels";
import { meetingCouncil } from "./forum/meeting-council";

/** The cards of forums and panels, filled with these words everywhere a person can put some. */
export async function everyPanelCard(words: string | null | undefined): Promise<Record<string, Card>> {
  const typed = words as string;
  const somebody = { id: people.alex.id, name: typed };
  const turn = (person = people.megan, where: Turn["where"] = "personal"): Turn => ({
    person,
    text: "",
    where,
  });
  const of = (at: number, given: Partial<Panel> = {}): Panel =>
    buildPanel({
      ...{
        id: asPanelId(String(at)),
        title: typed ?? "",
        purpose: typed ?? "",
        owner: somebody,
        why: typed ?? "",
      },
      ...{ audiences: Array(12).fill(typed ?? ""), areas: Array(12).fill(typed ?? ""), listUrl: typed },
      ...{ service: typed ?? "", requestedBy: somebody, decidedBy: somebody, lastMet: day("2026-01-05") },
      ...{ requestedOn: day("2026-01-04"), members: 100_000 },
      ...given,
    });
  const requested = of(1, { status: "Requested" });
  const running = of(2, { owner: { id: people.grady.id, name: typed } });
  const rows = [
    requested,
    running,
    of(3, { status: "Ended" }),
    ...Array.from({ length: 9 }, (_, at) => of(at + 4)),
  ];
  const gone = new Map([[people.grady.id as string, "left" as const]]);
  const { product, panels } = meetingCouncil({ panels: rows, gone, services: Array(70).fill(typed ?? "") });
  const long = () => Array.from({ length: 70 }, (_, at) => `${typed ?? ""} ${at}`);
  product.settings = () => ({
    ...meetingCouncil().product.settings(),
    ...{ services: long(), audiences: long(), areas: long() },
  });
  const said = async (command: Command, from = product, by = turn()) => {
    const reply: Reply = await command(from, by);
    if ("text" in reply) throw new Error(reply.text);
    return reply.card;
  };
  const form = {
    ...{
      panelTitle: typed,
      panelPurpose: typed,
      panelService: typed,
      panelAudiences: typed,
      panelAreas: typed,
    },
    ...{ panelKind: typed, panelRhythm: typed, panelMembers: typed, formKey: typed },
  };
  const plain = {
    ...{ panelTitle: "Riverside youth panel", panelPurpose: "To hear.", panelRhythm: "Monthly" },
    panelService: "Housing",
  };
  const like = meetingCouncil({
    panels: Array.from({ length: 7 }, (_, at) =>
      of(at + 1, { service: "Housing", areas: [], status: at % 2 === 0 ? "Running" : "Requested" }),
    ),
    services: ["Housing"],
  });
  const seen = await panels.seePanel({ id: requested.id, person: people.megan });
  return {
    "forum/panels-card": await said(seePanels),
    "forum/panels-card, page 2": await pressSeePanels(product, turn(), { page: 2 }),
    "forum/panels-card, in a channel": await said(seePanels, product, turn(people.megan, "channel")),
    "forum/panels-card, none": await said(seePanels, meetingCouncil().product),
    "forum/panel-card": await seePanel(product, turn(), { id: "2", page: 1 }),
    "forum/panel-card, ended": await seePanel(product, turn(), { id: "3" }),
    "forum/panel-card, for a councillor": await seePanel(product, turn(people.lee), { id: "2" }),
    "forum/panel-card, asked for": panelRequested({ seen }),
    "forum/panel-card, refused": await decidePanel(product, turn(people.grady), {
      ...{ id: "1", decision: "decline", reason: typed, metOn: typed },
    }),
    "forum/panel-card, not ended": await endPanel(product, turn(), { id: "2", reason: typed?.repeat(9) }),
    "forum/panel-request-card": await said(askPanel),
    "forum/panel-request-card, refused": await requestPanel(product, turn(people.lee), form),
    "forum/panel-request-card, like ones": await requestPanel(like.product, turn(), plain),
    "forum/panel-request-card, asked in a channel": await requestPanel(
      like.product,
      turn(people.megan, "channel"),
      { ...plain, anyway: true },
    ),
    "forum/panel-request-card, pressed": await pressAskPanel(product, turn(), {}),
    "forum/panel-news-card": panelDecided({ panel: running }),
    "forum/panel-news-card, declined": panelDecided({ panel: of(1, { status: "Declined" }) }),
  };
}
