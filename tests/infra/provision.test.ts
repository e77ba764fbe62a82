import { provision, provisionViews, report } from "../../infra/provision";
import { type StandIn, startStandIn } from "../support/stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startStandIn({ provision: false });
});
afterEach(() => standIn.close());

const site = () => ({
  graphUrl: `${standIn.graph.url}/v1.0`,
  ...{ siteHost: "127.0.0.1", sitePath: "/sites/local" },
  credential: {
    getToken: async (scope: string) => ({
      token: await standIn.tokenFor(scope.replace(/\/\.default$/, "")),
      expiresOnTimestamp: 0,
    }),
  },
});
const run = async () => report(await provision(site()), await provisionViews(site())).split("\n");

describe("npm run provision", () => {
  it("names every list, view and look that it made, and nothing the second time", async () => {
    const first = await run();
    expect(first).toEqual(
      expect.arrayContaining([
        ...["created   Consultations", "created   view Consultations: Awaiting review"],
        ...["created   view Consultations: Forward plan", "created   format Consultations.WorkflowStatus"],
      ]),
    );
    expect(await run()).toEqual([expect.stringMatching(/^unchanged \d+$/)]);
  });

  it("makes the lists where views are refused, and says last what is missing", async () => {
    await standIn.faults({ sharePointRefuses: true });
    const lines = await run();
    expect(lines).toContain("created   Consultations");
    expect(lines.at(-1)).toMatch(
      /^missing {3}SharePoint did not let the app make views\. The lists work without/,
    );
  });
});
