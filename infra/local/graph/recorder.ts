export interface RecordedRequest {
  method: string;
  url: string;
  /** 0: the connection was cut by a fault and nobody got an answer. */
  status: number;
  resourceUnits: number;
  body?: unknown;
  responseBody?: unknown;
  inBatch: boolean;
}

export interface Recorder {
  add(request: RecordedRequest): void;
  all(): readonly RecordedRequest[];
  forget(): void;
}

const kept = 20_000;
/** Answers are what fills memory; a register of 250,000 rows is read in large pages. */
const answersKept = 2_000;
const largestAnswerKept = 1_000;

export function createRecorder(): Recorder {
  let requests: RecordedRequest[] = [];
  return {
    add(request) {
      const { value } = (request.responseBody ?? {}) as { value?: unknown };
      if (Array.isArray(value) && value.length > largestAnswerKept) delete request.responseBody;
      requests.push(request);
      const old = requests[requests.length - 1 - answersKept];
      if (old) delete old.responseBody;
      // Trimmed by the thousand: shifting one at a time from a full array is slow.
      if (requests.length >= kept + 1_000) requests = requests.slice(-kept);
    },
    all: () => requests.slice(-kept),
    forget() {
      requests = [];
    },
  };
}
