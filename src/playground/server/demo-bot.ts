/** What the demo needs of the app. */
export type DemoBot = {
  /** Looks after everything that is due by the clock. */
  tick(): Promise<void>;
  /** Resolves when nothing is being handled or sent. */
  idle(): Promise<void>;
  nextMeetingAt(): Promise<Date | undefined>;
  stop(): Promise<void>;
};
