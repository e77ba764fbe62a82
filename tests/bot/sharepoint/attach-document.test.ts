import { safeName } from "../../../bot/sharepoint/attach-document";
import { reference } from "../../support/build-register";
import { checkRequest, checkResponse } from "../../support/graph-contract";
import { type StandIn, startStandIn } from "../../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn();
});
afterEach(() => standIn.close());

const of = reference("2027-00042");
const keep = (fileName: string, text = "the plan", on = standIn.sharePoint) =>
  on.documentLibrary.keep({ reference: of, fileName, bytes: Buffer.from(text) });
const read = async (url: string) => (await fetch(url)).text();
const nameOf = (url: string) => decodeURIComponent(url.split("/").at(-1) ?? "");

describe("keeping a file on the SharePoint site", () => {
  it("puts it in the folder of its consultation, in one request", async () => {
    let url = "";
    const wire = await standIn.wire(async () => {
      url = (await keep("Equality plan.docx", "Ŵ")).url;
    });
    expect(wire).toHaveLength(1);
    expect(url).toMatch(
      /\/Shared%20Documents\/Consultations\/2027-00042\/Equality%20plan%20\([0-9a-f]{10}\)\.docx$/,
    );
    expect(await read(url)).toBe("Ŵ");
  });

  it("keeps bytes as they are, and not a buffer's neighbours", async () => {
    const bytes = new Uint8Array(1_000).fill(255).subarray(10, 20);
    const { url } = await standIn.sharePoint.documentLibrary.keep({
      reference: of,
      fileName: "a.bin",
      bytes,
    });
    expect([...new Uint8Array(await (await fetch(url)).arrayBuffer())]).toEqual(new Array(10).fill(255));
  });

  it("keeps the same file once, however often and by whichever instance it is sent", async () => {
    const first = await keep("Plan.pdf");
    const wire = await standIn.wire(async () => {
      expect(await keep("Plan.pdf")).toEqual(first);
      expect(await keep("Plan.pdf", "the plan", await standIn.another())).toEqual(first);
    });
    const problems = wire.flatMap((each) => [
      ...checkRequest(each),
      ...checkResponse({ ...each, body: each.responseBody }),
    ]);
    expect(problems).toEqual([]);
  });

  it("writes nothing over: another file of the same name stands beside it", async () => {
    const [one, other] = [await keep("Plan.pdf", "one"), await keep("Plan.pdf", "other")];
    expect(one.url).not.toBe(other.url);
    expect([await read(one.url), await read(other.url)]).toEqual(["one", "other"]);
  });

  it("finds the file again when the answer to it was lost", async () => {
    // With this seed the first PUT is cut off once it is carried out, and the second is answered.
    await standIn.faults({ acceptedThenReset: { share: 0.5 }, seed: 8, only: { method: "PUT" } });
    let url = "";
    const wire = await standIn.wire(async () => {
      url = (await keep("Plan.pdf")).url;
    });
    expect(wire.map(({ method, status }) => [method, status])).toEqual([
      ["PUT", 201],
      ["PUT", 409],
      ["GET", 200],
    ]);
    expect(await read(url)).toBe("the plan");
  });

  it("says so when the site is full", async () => {
    await standIn.faults({ serverErrors: { share: 1, status: 507 }, only: { method: "PUT" } });
    await expect(keep("Plan.pdf")).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("The SharePoint site is full."),
    });
  });
});

describe("a name that SharePoint takes", () => {
  it.each([
    ["Plan: what? (v2) <draft>|final*.docx", "Plan- what- (v2) -draft--final- (0).docx"],
    ["  ..~$Budget 50% #1 . .xlsx", "Budget 50- -1 (0).xlsx"],
    ["CON.pdf", "document CON (0).pdf"],
    ["...", "document (0)"],
    ["a_VTI_b.pdf", "a-b (0).pdf"],
    ["Cynllun ŵ\u202Efdp.exe", "Cynllun ŵfdp (0).exe"],
    ["notes", "notes (0)"],
    ["../../etc/passwd", "-..-etc-passwd (0)"],
  ])("of %j", async (given, wanted) => {
    expect(safeName(given, "0")).toBe(wanted);
    expect((await keep(given)).url).toContain("/2027-00042/");
  });

  it("is never too long, and keeps its kind", async () => {
    const { url } = await keep(`${"ŵ👩‍👩‍👧".repeat(80)}.docx`);
    expect(nameOf(url)).toMatch(/ \([0-9a-f]{10}\)\.docx$/);
  });
});
