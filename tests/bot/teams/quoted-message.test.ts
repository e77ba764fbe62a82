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

  it.each([
    ["<p>One</p><p>Two<br/>three</p><ul><li>Four</li></ul>", "One\nTwo\nthree\nFour"],
    ["<div><p>One</p></div>\r\n<div>&nbsp;</div><div>&nbsp;</div><p>Two &lt;br&gt;</p>", "One\n\nTwo <br>"],
    ["as\ntyped", "as\ntyped"],
  ])("of %j keep their lines", (content, words) => {
    expect(readQuotedMessage({ body: { content } })).toMatchObject({ words, cut: 0 });
  });

  it("are kept as far as a topic holds them, and it is known how many are left out", () => {
    const { words, cut } = readQuotedMessage({ body: { content: `<p>${"😀".repeat(15_000)}</p>` } });
    expect([words.length, [...words].length + cut]).toEqual([19_500, 15_000]);
    const odd = readQuotedMessage({ body: { content: `a${"😀".repeat(15_000)}` } });
    expect([odd.words.length, odd.words.replace(/\p{Cs}/gu, "").length]).toEqual([19_499, 19_499]);
  });

  it("of what is no HTML are read at once", () => {
    const content = "<a".repeat(60_000);
    expect(readQuotedMessage({ body: { content } }).words).toBe(content.slice(0, 19_500));
  });

  it("are its beginning, where it has 100 KB, and its subject where it has none", () => {
    expect(readQuotedMessage({ body: { content: "a".repeat(100_000) } }).text).toHaveLength(1_000);
    expect(readQuotedMessage({ subject: "Hall", body: { content: "<p></p>" } }).text).toBe("Hall");
  });
});
