import type { ToShare } from "../../../../bot/forum";
import { named, people } from "../../../support/build";
import { buildTopic } from "../../../support/memory-topics";
import { asking } from "../asking";

const { alex, megan, lee } = people;
const post: ToShare = {
  ...{ kind: "Lesson", title: "Parks walks", body: "Walks worked.\nPosters did not." },
  ...{ origin: "form/lesson-2027-00042", by: alex, visibility: "Officers" },
};

describe("what was shared before", () => {
  it("is the one that stands, in the same words", async () => {
    const { forum, topics } = asking();
    const made = await forum.share(post);
    expect(await forum.share({ ...post, by: megan, body: " Walks worked.\r\nPosters did not. " })).toEqual(
      made,
    );
    expect(topics.all()).toEqual([made]);
  });

  it.each([{ body: "Start in May." }, { title: "Other title" }])(
    "takes no other words in silence, and says whose stand there: %j",
    async (other) => {
      const { forum, topics } = asking();
      const made = await forum.share(post);
      const again = forum.share({ ...post, ...other, by: megan });
      await expect(again).rejects.toMatchObject({
        ...{ code: "conflict", message: expect.stringContaining("Alex Wilber shared this before") },
      });
      expect(topics.all()).toEqual([made]);
      await expect(forum.share({ ...post, ...other })).rejects.toThrow("You shared this before");
    },
  );

  it("is not spoken of to a councillor who may not see it", async () => {
    const { forum } = asking();
    await forum.share(post);
    const again = forum.share({ ...post, by: lee, visibility: "Everyone", body: "Mine." });
    await expect(again).rejects.not.toThrow(/Alex|before/);
  });

  it("is also what another instance wrote a moment ago", async () => {
    const { forum, topics } = asking();
    const theirs = buildTopic({ origin: post.origin, title: "Theirs, not ours", askedBy: named(megan) });
    topics.findByOrigin = () => undefined;
    topics.add = async () => theirs;
    await expect(forum.share(post)).rejects.toThrow("Megan Bowen shared this before");
  });
});
