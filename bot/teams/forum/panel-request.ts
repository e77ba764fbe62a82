import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Failure } from "../../common/failure";
import { type Panel, panelKinds, rhythms } from "../../forum";
import { boxed } from "../cards/box";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting } from "../cards/fitting";
import { shorten } from "../cards/words";
import { logFailure } from "../log-failure";
import type { Command, Press, TeamsDeps } from "../turn";
import { isShared, roomsOf } from "./meeting-rooms";
import { panelOf } from "./panel-card";
import requestJson from "./panel-request-card.json";
import { aboutPanel } from "./panel-words";

const requestCard = cardFrom(requestJson);
/** More choices than this nobody reads, and the card would be too large. */
const mostChoices = 60;

const typedText = z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(100_000)).catch("");
const dataSchema = z.looseObject({
  ...{ panelKind: typedText, panelTitle: typedText, panelPurpose: typedText, panelService: typedText },
  ...{ panelAudiences: typedText, panelAreas: typedText, panelRhythm: typedText, panelMembers: typedText },
  formKey: z
    .string()
    .regex(/^hand\/[0-9a-f-]{36}$/)
    .catch(() => `hand/${randomUUID()}`),
  anyway: z.boolean().catch(false),
});
type Asked = z.infer<typeof dataSchema>;

/** `request a forum`: a form. */
export const askPanel: Command = async (deps) => ({
  card: form(deps, dataSchema.parse({})),
  summary: "Request a forum",
});

export const pressAskPanel: Press = async (deps) => form(deps, dataSchema.parse({}));

export const requestPanel: Press = async (deps, turn, data) => {
  const asked = dataSchema.parse(data ?? {});
  const { panels } = roomsOf(deps);
  try {
    const done = await panels.requestPanel({
      typed: {
        ...{ kind: asked.panelKind, title: asked.panelTitle, purpose: asked.panelPurpose },
        ...{ service: chosen(asked.panelService)[0] ?? "", audiences: chosen(asked.panelAudiences) },
        ...{ areas: chosen(asked.panelAreas), rhythm: asked.panelRhythm, members: asked.panelMembers },
        key: asked.formKey,
      },
      ...{ anyway: asked.anyway, by: turn.person },
    });
    if ("like" in done) return form(deps, asked, { like: done.like });
    if (isShared(turn)) return form(deps, dataSchema.parse({}), { done: done.panel.title });
    const seen = await panels.seePanel({ id: done.panel.id, person: turn.person });
    return panelOf(seen, { note: "Asked for. I tell you here what is decided." });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    logFailure(deps.log, failure, { verb: "forum.requestPanel" });
    return form(deps, asked, { problem: failure.message });
  }
};

interface Said {
  problem?: string;
  /** In a channel, where the request itself is not shown: what was asked for. */
  done?: string;
  like?: readonly Panel[];
}

function form(deps: TeamsDeps, asked: Asked, { problem = "", done = "", like = [] }: Said = {}): Card {
  roomsOf(deps);
  const { services, audiences, areas } = deps.settings();
  return fitting([1, 0.6, 0.35, 0.2, 0.1] as const, (share) => {
    const title = boxed(asked.panelTitle, Math.ceil(1_000 * share));
    const purpose = boxed(asked.panelPurpose, Math.ceil(6_000 * share));
    const members = boxed(asked.panelMembers, 200);
    const offered = (names: readonly string[]) =>
      share < 0.3
        ? []
        : names
            .filter((name) => shorten(name, 1) !== "")
            .slice(0, Math.ceil(mostChoices * share))
            .map((name) => ({ title: shorten(name, 80), value: inValue(name) }));
    return requestCard({
      ...{ problem: shorten(problem, 400), done: done ? `Asked for: ${shorten(done, 160 * share)}` : "" },
      like: like.map((panel) => ({
        title: shorten(panel.title, 160 * share),
        about: [panel.status === "Requested" ? "Asked for already" : "", aboutPanel(panel, share)]
          .filter(Boolean)
          .join(" · "),
      })),
      kinds: panelKinds.map((kind) => ({ title: kindWords[kind], value: kind })),
      kind: panelKinds.find((kind) => kind === asked.panelKind) ?? "Forum",
      rhythms: rhythms.map((rhythm) => ({ title: rhythm, value: rhythm })),
      rhythm: rhythms.find((rhythm) => rhythm === asked.panelRhythm) ?? "",
      ...{ title: title.value, purpose: purpose.value, members: members.value, formKey: asked.formKey },
      ...{ services: offered(services), service: ticked(asked.panelService) },
      ...{ audiences: offered(audiences), audience: ticked(asked.panelAudiences) },
      ...{ areas: offered(areas), area: ticked(asked.panelAreas) },
      kept:
        title.whole && purpose.whole && members.whole
          ? ""
          : "What you typed is too long for this card. Its beginning is in the box.",
    });
  });
}

const kindWords = {
  Forum: "A forum: open to whoever wants to come",
  Panel: "A panel: the same people each time",
} as const;

/** A client puts commas between what is ticked, so a value has none. */
const inValue = (name: string): string => encodeURIComponent(name.replace(/\p{Cs}/gu, ""));

function chosen(ticked: string): readonly string[] {
  return ticked
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      try {
        return decodeURIComponent(each);
      } catch {
        return each;
      }
    });
}

/** As it came, so that it stands ticked once more; what is too long was not ticked on our card. */
const ticked = (said: string): string => (said.length <= 3_000 ? chosen(said).map(inValue).join(",") : "");
