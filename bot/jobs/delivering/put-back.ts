/** This message must wait; nothing of it was sent. */
export class PutBack extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super("Not now");
    this.name = "PutBack";
    this.seconds = seconds;
  }
}
