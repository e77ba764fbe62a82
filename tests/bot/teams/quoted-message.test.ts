import { readQuotedMessage } from "../../../bot/teams/quoted-message";

describe("the words of a message", () => {
  it.each([
    ["<p>One</p><p>Two</p>", "One Two"],
    ["a &lt;b&gt; &#39;c&#39; &#x1F600; &nosuch;", "a <b> 'c' 😀 &nosuch;"],
    ["2 < 3 and 5 > 4", "2 < 3 and 5 > 4"],
    ['<attachment id="1"></attachment><img alt="x">Hi', "Hi"],
    ["&#99999999; &#xFFFFFF;", "&#99999999; "],
  ])("of %j are %j", (content, text) => {
    expect(readQuotedMessage({ body: { content } }).text).toBe(text.trim());
  });

  it("are its beginning, where it has 100 KB, and its subject where it has none", () => {
    expect(readQuotedMessage({ body: { content: "a".repeat(100_000) } }).text).toHaveLength(1_000);
    expect(readQuotedMessage({ subject: "Hall", body: { content: "<p></p>" } }).text).toBe("Hall");
  });
});
