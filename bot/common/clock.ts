/** The only way rules learn the time. */
export interface Clock {
  now(): Date;
}
