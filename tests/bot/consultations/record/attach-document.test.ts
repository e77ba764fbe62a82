import type { Person } from "../../../../bot/common/person";
import type { Consultation, DocumentLibrary, LinkedDocument } from "../../../../bot/consultations";
import { readDocuments, unreadOf } from "../../../../bot/consultations";
import { buildConsultation, people } from "../../../support/build";
import { memoryDocumentLibrary } from "../../../support/memory-document-library";
import { openPlanning } from "../planning/planning";

const { alex, megan, adele, grady, lee } = people;

function onRecord(over: Partial<Consultation> = {}, given?: DocumentLibrary) {
  const files = memoryDocumentLibrary();
  const planning = openPlanning({ documentLibrary: given ?? files });
  const row = buildConsultation({ workflowStatus: "Approved", ...over });
  planning.register.put(row);
  return {
    ...planning,
    row,
    files: files.files,
    attach: (fileName = "Plan.pdf", text = "the plan", by: Person = alex) =>
      planning.consultations.attachDocument({
        ...{ reference: row.reference, fileName, by },
        bytes: Buffer.from(text),
      }),
    documents: () => planning.register.consultations.find(row.reference)?.supportingDocuments,
    attachedLines: () => planning.register.history.filter(({ what }) => what === "Document attached"),
  };
}

describe("attaching a file", () => {
  it("keeps it and links it under its own name, for officers alone, with a line of history", async () => {
    const { attach, documents, attachedLines, files } = onRecord();
    await attach("Cynllun | drafft.pdf");
    const [url] = files.keys();
    expect(documents()).toEqual([{ title: "Cynllun | drafft.pdf", url }]);
    expect(attachedLines()).toMatchObject([
      { from: "", to: "Cynllun | drafft.pdf", who: { id: alex.id, name: alex.name } },
    ]);
  });

  it("leaves the links that were there, and lines nobody could read", async () => {
    const { attach, documents } = onRecord({
      supportingDocuments: readDocuments("Old | https://council.example/old | public\nsee the shared drive"),
    });
    await attach();
    expect(documents()).toMatchObject([{ title: "Old", isPublic: true }, { title: "Plan.pdf" }]);
    expect(unreadOf(documents() ?? [])).toEqual(["see the shared drive"]);
  });

  it("is once when it is pressed twice, and twice when the file is another", async () => {
    const { attach, documents, attachedLines } = onRecord();
    await Promise.all([attach(), attach()]);
    await attach();
    expect([documents()?.length, attachedLines().length]).toEqual([1, 1]);
    await attach("Plan.pdf", "a newer plan");
    expect([documents()?.length, attachedLines().length]).toEqual([2, 2]);
  });

  it("is for its lead officer, the engagement lead and managers", async () => {
    for (const by of [alex, megan, adele]) {
      const { attach, documents } = onRecord();
      await attach("Plan.pdf", "the plan", by);
      expect(documents()).toHaveLength(1);
    }
    for (const by of [grady, lee]) {
      const { attach, files, row, consultations } = onRecord();
      expect(() => consultations.mayAttachDocument({ reference: row.reference, by })).toThrow();
      await expect(attach("Plan.pdf", "the plan", by)).rejects.toMatchObject({ code: "not_allowed" });
      expect(files.size).toBe(0);
    }
  });

  it.each(["Complete", "Stopped"] as const)("is over once the record is %s", async (workflowStatus) => {
    const { attach, files } = onRecord({ workflowStatus });
    await expect(attach()).rejects.toMatchObject({ code: "conflict" });
    expect(files.size).toBe(0);
  });

  it.each([
    "plan.exe",
    "plan.pdf.JS",
    "page.html",
    "picture.svg",
    "a.lnk",
    "run.bat",
    "plan.exe. .",
    "x.PS1",
  ])("refuses %s, which can run", async (name) => {
    const { attach, files } = onRecord();
    await expect(attach(name)).rejects.toThrow(/can run on the computer of whoever opens it/);
    expect(files.size).toBe(0);
  });

  it.each(["exe", "Plan.docx", "js.pdf", "Responses.xlsx", "notes", "map.png", "letter.html.pdf"])(
    "takes %s",
    async (name) => {
      const { attach, documents } = onRecord();
      await attach(name);
      expect(documents()).toMatchObject([{ title: name }]);
    },
  );

  it("refuses an empty file, one that is too big, and one more than the record holds", async () => {
    const { attach, consultations, row, files } = onRecord();
    await expect(attach("Plan.pdf", "")).rejects.toThrow("This file is empty.");
    const bytes = new Uint8Array(25 * 1024 * 1024 + 1);
    const tooBig = consultations.attachDocument({
      reference: row.reference,
      fileName: "a.pdf",
      bytes,
      by: alex,
    });
    await expect(tooBig).rejects.toThrow("bigger than 25 MB");
    const full = onRecord({
      supportingDocuments: Array.from(
        { length: 100 },
        (_, at): LinkedDocument => ({ title: `${at}`, url: `https://council.example/${at}` }),
      ),
    });
    await expect(full.attach()).rejects.toThrow("has 100 documents already");
    expect([files.size, full.files.size]).toEqual([0, 0]);
  });

  it("links nothing when the file could not be kept", async () => {
    const { attach, documents, attachedLines } = onRecord(
      {},
      {
        keep: async () => {
          throw new Error("The site is full");
        },
      },
    );
    await expect(attach()).rejects.toThrow("The site is full");
    expect([documents(), attachedLines()]).toEqual([[], []]);
  });

  it("does not link from a record that was stopped while the file was on its way", async () => {
    const opened = onRecord(
      {},
      {
        async keep() {
          opened.register.put({ ...opened.row, workflowStatus: "Stopped" });
          return { url: "https://council.example/kept" };
        },
      },
    );
    await expect(opened.attach()).rejects.toMatchObject({ code: "conflict" });
    expect(opened.documents()).toEqual([]);
  });
});
