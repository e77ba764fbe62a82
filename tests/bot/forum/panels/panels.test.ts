import { day } from "../../../../bot/common/days";
import { asPanelId, type Panel } from "../../../../bot/forum/panels";
import { named, people } from "../../../support/build";
import { buildPanel, panelProduct } from "../../../support/memory-panels";

const { alex, megan, adele, lee, grady } = people;
const id = asPanelId("1");
const asked = (given: Partial<Panel> = {}) =>
  buildPanel({
    ...{ status: "Requested", requestedBy: named(alex), requestedOn: day("2027-06-01"), lastMet: undefined },
    ...given,
  });
const typed = (given: object = {}) => ({
  ...{ kind: "Panel", title: "Riverside youth panel", purpose: "To hear from young people.", members: "12" },
  ...{ service: "parks", audiences: ["Residents"], areas: ["Riverside"], rhythm: "Monthly" },
  key: "hand/aaaaaaaa-1",
  ...given,
});
const refused = (code: string) => expect.objectContaining({ code });

describe("the map", () => {
  const panels = [
    buildPanel({ id: asPanelId("1"), title: "Tenants' voice", areas: ["Castle"] }),
    buildPanel({
      id: asPanelId("2"),
      title: "Landlords",
      service: "housing ",
      audiences: [],
      areas: ["Riverside"],
    }),
    buildPanel({ id: asPanelId("3"), title: "All ears", service: "Parks" }),
    buildPanel({
      id: asPanelId("4"),
      title: "Old one",
      service: "Parks",
      status: "Ended",
      why: "Too few came.",
    }),
    buildPanel({ id: asPanelId("5"), title: "A wish", service: "Parks", status: "Requested" }),
    buildPanel({ id: asPanelId("6"), title: "Of nobody", service: "", audiences: [] }),
  ];

  it("is by service, with requests and what has ended apart", () => {
    const { services, requested, past } = panelProduct({ panels }).seePanels({ person: alex });
    expect(
      services.map(({ service, panels: own }) => [service, own.map(({ panel }) => panel.title)]),
    ).toEqual([
      ["Housing", ["Landlords", "Tenants' voice"]],
      ["Parks", ["All ears"]],
      ["", ["Of nobody"]],
    ]);
    expect(requested.map(({ panel }) => panel.title)).toEqual(["A wish"]);
    expect(past.map(({ panel }) => panel.title)).toEqual(["Old one"]);
  });

  it("flags those that share a service or an audience, and a place", () => {
    const seen = panelProduct({ panels }).seePanels({ person: alex });
    const overlaps = seen.services
      .flatMap(({ panels: own }) => own)
      .map(({ panel, overlaps: found }) => [panel.title, found.map(({ other }) => other.title)]);
    expect(overlaps).toEqual([
      // Of one service, each in its own ward.
      ["Landlords", []],
      ["Tenants' voice", ["All ears"]],
      ["All ears", ["Tenants' voice"]],
      ["Of nobody", []],
    ]);
    const [, tenants] = seen.services[0]?.panels ?? [];
    expect(tenants?.overlaps[0]).toMatchObject({ service: "", audiences: ["Tenants"], areas: ["Castle"] });
  });

  it("says that two which are everywhere meet in the whole area", () => {
    const two = [buildPanel(), buildPanel({ id: asPanelId("2"), areas: ["whole area"], audiences: [] })];
    const [first] = panelProduct({ panels: two }).seePanels({ person: alex }).services[0]?.panels ?? [];
    expect(first?.overlaps).toMatchObject([{ service: "Housing", areas: ["Whole area"] }]);
  });

  it("flags those whose owner has left, or that have none", () => {
    const some = [
      buildPanel(),
      buildPanel({ id: asPanelId("2"), owner: undefined }),
      asked({ id: asPanelId("3") }),
    ];
    const seeing = (gone: "left" | "not asked") =>
      panelProduct({ panels: some, gone: new Map([[alex.id, gone]]) })
        .seePanels({ person: megan })
        .services.flatMap(({ panels: own }) => own.map(({ noOwner }) => noOwner));
    expect(seeing("left")).toEqual([true, true]);
    expect(seeing("not asked")).toEqual([false, true]);
  });

  it.each([
    ["Monthly", "2027-03-31", undefined],
    ["Monthly", "2027-03-30", "2027-03-30"],
    ["Weekly", "2027-05-17", "2027-05-17"],
    ["When needed", "2020-01-01", undefined],
    [undefined, "2020-01-01", undefined],
  ] as const)("flags %s, last met on %s, once that is twice its rhythm", (rhythm, lastMet, since) => {
    const panel = buildPanel({ rhythm, lastMet: day(lastMet) });
    const [seen] = panelProduct({ panels: [panel] }).seePanels({ person: alex }).services[0]?.panels ?? [];
    expect(seen?.notMetSince).toBe(since);
  });

  it("counts from the day it was approved or resumed, where it has not met since", () => {
    const since = (lastMet: Panel["lastMet"]) =>
      panelProduct({ panels: [buildPanel({ lastMet, decidedOn: day("2027-03-01") })] }).seePanels({
        person: alex,
      }).services[0]?.panels[0]?.notMetSince;
    expect(since(undefined)).toBe("2027-03-01");
    expect(since(day("2026-01-01"))).toBe("2027-03-01");
    expect(since(day("2027-05-01"))).toBeUndefined();
  });

  it("shows a councillor, and a channel, those that run and nothing behind them", async () => {
    const panel = buildPanel({
      requestedBy: named(grady),
      decidedBy: named(megan),
      why: "Needed",
      lastMet: undefined,
    });
    const product = panelProduct({ panels: [panel, asked({ id: asPanelId("2") }), ...panels.slice(3, 4)] });
    for (const looking of [{ person: lee }, { person: megan, shared: true }]) {
      const seen = product.seePanels(looking);
      expect(seen).toMatchObject({ requested: [], past: [] });
      expect(seen.services.flatMap(({ panels: own }) => own)).toMatchObject([
        {
          panel: {
            title: "Tenants' voice",
            requestedBy: undefined,
            decidedBy: undefined,
            why: "",
            listUrl: "",
          },
          ...{ overlaps: [], noOwner: false, notMetSince: undefined },
          may: { decide: false, noteMet: false, end: false, resume: false },
        },
      ]);
      await expect(product.seePanel({ ...looking, id: asPanelId("2") })).rejects.toEqual(
        refused("not_found"),
      );
    }
    expect(product.seePanels({ person: lee }).mayRequest).toBe(false);
  });
});

describe("asking for a new one", () => {
  it("keeps one request however often it is pressed, and tells those who decide", async () => {
    const { requestPanel, panels, requests } = panelProduct();
    const ask = { typed: typed(), anyway: false, by: alex };
    await Promise.all([requestPanel(ask), requestPanel(ask)]);
    // Their own request is not held against them.
    expect(await requestPanel(ask)).toMatchObject({ panel: { id } });
    expect(panels.all()).toMatchObject([
      {
        ...{
          title: "Riverside youth panel",
          kind: "Panel",
          service: "Parks",
          members: 12,
          rhythm: "Monthly",
        },
        ...{ owner: named(alex), requestedBy: named(alex), requestedOn: "2027-06-01", status: "Requested" },
      },
    ]);
    expect(requests.map(({ to }) => to.id).sort()).toEqual([megan.id, adele.id]);
    expect(requests[0]?.seen.may.decide).toBe(true);
  });

  it("shows like ones first, and goes on when asked to", async () => {
    const rows = [
      buildPanel({ title: "Youth voice of Riverside", service: "Housing", audiences: [], areas: ["Castle"] }),
      buildPanel({ id: asPanelId("2"), title: "Park friends", service: "Parks", audiences: [] }),
      buildPanel({ id: asPanelId("3"), title: "Riverside youth panel", status: "Declined" }),
      buildPanel({ id: asPanelId("4"), title: "Tenants", areas: ["Castle"] }),
    ];
    const { requestPanel, panels, requests } = panelProduct({ panels: rows });
    const first = await requestPanel({ typed: typed(), anyway: false, by: alex });
    expect("like" in first && first.like.map(({ title }) => title)).toEqual([
      "Youth voice of Riverside",
      "Park friends",
    ]);
    expect(panels.adds + requests.length).toBe(0);
    await requestPanel({ typed: typed(), anyway: true, by: alex });
    expect(panels.adds).toBe(1);
  });

  it.each([
    ["a title", { title: "  " }],
    ["what it is for", { purpose: "" }],
    ["a service", { service: "" }],
    ["a service of the council", { service: "Dragons" }],
    ["a rhythm", { rhythm: "Now and then" }],
    ["a number of members", { members: "-3" }],
    ["members that can be counted", { members: "9999999" }],
    ["a key of our card", { key: "hand/'; drop" }],
  ])("wants %s", async (_what, wrong) => {
    const { requestPanel, panels } = panelProduct();
    const ask = { typed: typed(wrong), anyway: true, by: alex };
    await expect(requestPanel(ask)).rejects.toEqual(refused("invalid"));
    expect(panels.adds).toBe(0);
  });

  it("is for officers, and gives nobody another one's request", async () => {
    const { requestPanel } = panelProduct();
    const ask = { typed: typed(), anyway: true };
    await expect(requestPanel({ ...ask, by: lee })).rejects.toEqual(refused("not_allowed"));
    await requestPanel({ ...ask, by: alex });
    await expect(requestPanel({ ...ask, by: grady })).rejects.toEqual(refused("invalid"));
  });

  it("stays written when somebody could not be told, and the job tells them later, once", async () => {
    const { requestPanel, tellPanels, panels, requests, failures } = panelProduct();
    failures.push(new Error("The queue did not answer"));
    await requestPanel({ typed: typed(), anyway: false, by: alex });
    expect([panels.adds, requests.length]).toEqual([1, 1]);
    await tellPanels();
    await tellPanels();
    expect(requests).toHaveLength(2);
  });

  it("by a manager goes to the others alone", async () => {
    const { requestPanel, requests } = panelProduct();
    await requestPanel({ typed: typed(), anyway: false, by: megan });
    expect(requests.map(({ to }) => to.id)).toEqual([adele.id]);
  });
});

describe("deciding", () => {
  const approve = { id, decision: "approve", why: "Needed", by: megan } as const;

  it("makes it run, and tells whoever asked, once", async () => {
    const { decidePanel, tellPanels, panels, decisions } = panelProduct({ panels: [asked()] });
    await Promise.all([decidePanel(approve), decidePanel(approve)]);
    await decidePanel(approve);
    await tellPanels();
    expect(panels.all()).toMatchObject([
      { status: "Running", decidedBy: named(megan), decidedOn: "2027-06-01", why: "Needed" },
    ]);
    expect(decisions).toMatchObject([{ to: { id: alex.id }, panel: { status: "Running" } }]);
    expect(panels.changes).toBe(1);
  });

  it("wants a reason to decline", async () => {
    const { decidePanel, panels, decisions } = panelProduct({ panels: [asked()] });
    await expect(decidePanel({ ...approve, decision: "decline", why: " " })).rejects.toEqual(
      refused("invalid"),
    );
    await decidePanel({ ...approve, decision: "decline", why: "Join the other one" });
    expect(panels.all()).toMatchObject([{ status: "Declined", why: "Join the other one" }]);
    expect(decisions).toHaveLength(1);
  });

  it("is for managers and engagement leads, and never of one's own request", async () => {
    const { decidePanel, panels } = panelProduct({ panels: [asked({ requestedBy: named(adele) })] });
    for (const by of [grady, adele])
      await expect(decidePanel({ ...approve, by })).rejects.toEqual(refused("not_allowed"));
    await expect(decidePanel({ ...approve, by: lee })).rejects.toEqual(refused("not_found"));
    expect(panels.changes).toBe(0);
  });

  it("of two who decide at once takes the first, and tells the second", async () => {
    const { decidePanel, panels } = panelProduct({ panels: [asked()] });
    const both = await Promise.allSettled([
      decidePanel(approve),
      decidePanel({ ...approve, decision: "decline", by: adele }),
    ]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(both[1]).toMatchObject({
      reason: { code: "conflict", message: expect.stringContaining("Megan") },
    });
    expect(panels.all()).toMatchObject([{ status: "Running" }]);
  });

  it("in the list itself is told by the job; what nobody asked for is not", async () => {
    const { tellPanels, panels, decisions } = panelProduct({
      panels: [asked(), buildPanel({ id: asPanelId("2") })],
    });
    panels.put(asked({ status: "Declined" }));
    await Promise.all([tellPanels(), tellPanels()]);
    expect(decisions).toMatchObject([{ to: { id: alex.id }, panel: { status: "Declined" } }]);
  });
});

describe("a forum that runs", () => {
  it("has met on the day its owner says, and not on a day to come", async () => {
    const { noteMet, panels } = panelProduct({ panels: [buildPanel()] });
    for (const on of ["2027-06-02", "", "soon"])
      await expect(noteMet({ id, on, by: alex })).rejects.toEqual(refused("invalid"));
    await expect(noteMet({ id, on: "2027-06-01", by: grady })).rejects.toEqual(refused("not_allowed"));
    await noteMet({ id, on: "1 June 2027", by: alex });
    expect(panels.all()).toMatchObject([{ lastMet: "2027-06-01" }]);
    await noteMet({ id, on: "2027-05-30", by: adele });
    expect(panels.all()).toMatchObject([{ lastMet: "2027-05-30" }]);
  });

  it("ends with a reason, once; its owner hears when somebody else ended it", async () => {
    const { endPanel, panels, decisions } = panelProduct({ panels: [buildPanel()] });
    await expect(endPanel({ id, why: "", by: alex })).rejects.toEqual(refused("invalid"));
    await expect(endPanel({ id, why: "Done", by: grady })).rejects.toEqual(refused("not_allowed"));
    await endPanel({ id, why: "Too few came", by: megan });
    await endPanel({ id, why: "Too few came", by: megan });
    expect(panels.all()).toMatchObject([{ status: "Ended", why: "Too few came", decidedBy: named(megan) }]);
    expect(decisions).toMatchObject([{ to: { id: alex.id }, panel: { status: "Ended" } }]);
  });

  it("is resumed by those who decide, and is not called late at once", async () => {
    const ended = buildPanel({ status: "Ended", lastMet: day("2026-01-01"), why: "Too few came" });
    const { resumePanel, noteMet, seePanels } = panelProduct({ panels: [ended] });
    await expect(noteMet({ id, on: "2027-06-01", by: alex })).rejects.toEqual(refused("conflict"));
    await expect(resumePanel({ id, by: alex })).rejects.toEqual(refused("not_allowed"));
    await resumePanel({ id, by: megan });
    expect(seePanels({ person: alex }).services[0]?.panels).toMatchObject([
      { panel: { status: "Running", why: "" }, notMetSince: undefined },
    ]);
  });

  it("that was declined cannot be resumed", async () => {
    const { resumePanel } = panelProduct({ panels: [buildPanel({ status: "Declined" })] });
    await expect(resumePanel({ id, by: megan })).rejects.toEqual(refused("conflict"));
  });
});
