/** What the running program tells about itself: numbers only, never who or what. */
export interface Gauge {
  /** An update was handled, after so many seconds since it was taken from the inbox. */
  updateHandled(seconds: number): void;
  updateSetAside(): void;
  /** One attempt to send. */
  deliveryTried(outcome: string): void;
  ticked(at: Date): void;
  /** Others had changed what a transaction had read, and it was done again. */
  transactionRepeated(): void;
}
