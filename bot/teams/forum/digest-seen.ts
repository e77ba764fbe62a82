import { inWords } from "../../common/days";
import type { Digest, DigestTopic, DigestWork } from "../../forum";
import type { Card } from "../cards/card";
import { cardFrom } from "../cards/fill";
import { fitting, shares } from "../cards/fitting";
import { linkOr } from "../cards/link";
import { shorten } from "../cards/words";
import type { Command } from "../turn";
import digestJson from "./digest-card.json";
import { roomsOf } from "./meeting-rooms";
import { isPublicHere } from "./who-reads";

const digestCard = cardFrom(digestJson);
const rowsOfEach = 5;

/** `digest`: the last seven days of the forum. */
export const seeDigest: Command = async (deps, turn) => ({
  card: digestOf(
    await roomsOf(deps).digests.seeDigest({ person: turn.person, inPublic: await isPublicHere(deps, turn) }),
  ),
  summary: "The forum in a few lines",
});

/** Of a week, for the channel or whoever asks. */
export function digestOf(digest: Digest): Card {
  const { from, to, empty } = digest;
  const lists = [digest.fresh, digest.answered, digest.stillOpen, digest.lessons, digest.opening];
  const left = [...lists, digest.closing, digest.overlaps, digest.trying, digest.comingUp].reduce(
    (sum, each) => sum + Math.max(0, each.length - rowsOfEach),
    0,
  );
  return fitting(shares, (share) => {
    const topics = (all: readonly DigestTopic[]) =>
      all.slice(0, rowsOfEach).map(({ title, kind, by, on, url }) => ({
        ...{ title: shorten(title, 120 * share), url: linkOr(url) },
        about: [kind, shorten(by, 60 * share), inWords(on)].filter(Boolean).join(", "),
      }));
    const works = (all: readonly DigestWork[]) =>
      all.slice(0, rowsOfEach).map(({ title, on, url }) => ({
        ...{ title: shorten(title, 120 * share), about: inWords(on), url: linkOr(url) },
      }));
    return digestCard({
      period: `${inWords(from)} to ${inWords(to)}`,
      empty: empty ? "Nothing new in this time." : "",
      ...{ fresh: topics(digest.fresh), answered: topics(digest.answered) },
      ...{ stillOpen: topics(digest.stillOpen), lessons: topics(digest.lessons) },
      ...{ opening: works(digest.opening), closing: works(digest.closing) },
      overlaps: digest.overlaps.slice(0, rowsOfEach).map(({ title, detail }) => ({
        ...{ title: shorten(title, 120 * share), about: shorten(detail, 160 * share), url: "" },
      })),
      trying: digest.trying.slice(0, rowsOfEach).map((each) => ({
        ...{ title: shorten(each.title, 120 * share), url: linkOr(each.url) },
        hypothesis: shorten(each.hypothesis, 300 * share),
        result: each.result ? `What came of it: ${shorten(each.result, 300 * share)}` : "",
        about: each.noted ? `Noted on ${inWords(each.noted)}` : "",
      })),
      comingUp: digest.comingUp.slice(0, rowsOfEach).map((each) => ({
        title: `${each.kind}: ${shorten(each.title, 120 * share) || "the forum"}`,
        about: [
          [inWords(each.on), each.time && `at ${shorten(each.time, 40)}`].filter(Boolean).join(" "),
          shorten(each.place, 100 * share),
        ]
          .filter(Boolean)
          .join(", "),
        url: linkOr(each.url),
      })),
      more: left > 0 ? `And ${left} more. Type: forum` : "",
    });
  });
}
