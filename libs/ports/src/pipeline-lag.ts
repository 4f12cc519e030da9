/** Tells those who publish in bulk how far rules and writer are behind, so that live mail never waits behind them. */
export abstract class PipelineLag {
  /** Events that were not taken yet of the one partition where they are the most; may be a second old. Raises the broker's outage. */
  abstract read(): Promise<number>;
}
