/** SharePoint's own codes for the refusals that matter here, as its REST gives them. */
const codes: Record<number, string> = {
  400: "-1, Microsoft.SharePoint.Client.InvalidClientQueryException",
  403: "-2147024891, System.UnauthorizedAccessException",
  404: "-2130575322, Microsoft.SharePoint.SPException",
};

/** Not Graph's shape: without metadata SharePoint writes `odata.error`. */
export const restError = (status: number, message: string) => ({
  "odata.error": {
    code: codes[status] ?? "-1, Microsoft.SharePoint.SPException",
    message: { lang: "en-US", value: message },
  },
});

export class RestRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "RestRefusal";
  }
}
