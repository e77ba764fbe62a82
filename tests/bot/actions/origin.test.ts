import { readOrigin, writeOrigin } from "../../../bot/actions";
import { asOrigin } from "../../../bot/actions/origin";

const link = "https://teams.microsoft.com/l/message/19:abc@thread.tacv2/1717?tenantId=1&groupId=2";

describe("the message an action was made of", () => {
  it.each([
    link,
    "https://teams.cloud.microsoft/l/message/19:abc/1",
    "https://gov.teams.microsoft.us/l/message/1/2",
  ])("is found again by %s", (url) => {
    const origin = asOrigin({ url, text: "Two lines\nof text" });
    expect(origin).toEqual({ url, text: "Two lines\nof text" });
    expect(readOrigin(writeOrigin(origin))).toEqual(origin);
  });

  it.each([
    ["another site", "https://example.org/l/message/1"],
    ["a site that only begins so", "https://teams.microsoft.com.example.org/l/message/1"],
    ["a site in the name", "https://teams.microsoft.com@example.org/"],
    ["no https", "http://teams.microsoft.com/l/message/1"],
    ["a script", "javascript:alert(1)//teams.microsoft.com"],
    ["something unseen in it", "https://teams.micro\u200bsoft.com/l/message/1"],
    ["two lines", "https://teams.microsoft.com/\nhttps://example.org/"],
    ["somebody's name before it", "https://example.org@teams.microsoft.com/l/message/1"],
    ["another door", "https://teams.microsoft.com:8443/l/message/1"],
    ["far too long a link", `https://teams.microsoft.com/${"x".repeat(3_000)}`],
    ["no address", "teams"],
  ])("keeps its words, and no link to %s", (_, url) => {
    expect(asOrigin({ url, text: "Hall?" })).toEqual({ url: undefined, text: "Hall?" });
  });

  it("is nothing where there are neither words nor a link", () => {
    expect(asOrigin({ url: "https://example.org", text: "  " })).toBeUndefined();
    expect(readOrigin("")).toBeUndefined();
    expect(writeOrigin(undefined)).toBe("");
  });

  it("is read as words where somebody typed into the list", () => {
    expect(readOrigin("https://example.org\nsee there")).toEqual({
      url: undefined,
      text: "https://example.org\nsee there",
    });
    expect(readOrigin(`${link}\r\nwith a line end of Windows`)).toEqual({
      url: link,
      text: "with a line end of Windows",
    });
  });

  it("keeps the beginning of a very long message", () => {
    expect(asOrigin({ text: "😀".repeat(5_000) })?.text).toBe("😀".repeat(2_000));
  });
});
