/** A refusal in Graph's own shape. Thrown by handlers, written out by the router alone. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  readonly innerCode: string | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { headers?: Record<string, string>; innerCode?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.innerCode = extra.innerCode;
  }
}

export const invalidRequest = (message: string) => new GraphError(400, "invalidRequest", message);
export const itemNotFound = (message = "The resource could not be found.") =>
  new GraphError(404, "itemNotFound", message);
export const accessDenied = (message = "Access denied") => new GraphError(403, "accessDenied", message);

export function errorBody(error: GraphError, requestId: string) {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        ...(error.innerCode ? { code: error.innerCode } : {}),
        date: new Date().toISOString().slice(0, 19),
        "request-id": requestId,
        "client-request-id": requestId,
      },
    },
  };
}
