/** How much anybody may ask of one gateway. */
export interface GatewayLimits {
  /** Requests a minute of one person or script. */
  readonly requestsPerMinute: number;
  /** Requests a minute of one address that are refused because nobody is signed in. */
  readonly strangersPerMinute: number;
  /** Event streams that one person or script has open. */
  readonly streams: number;
}

export const defaultLimits: GatewayLimits = {
  requestsPerMinute: 3_000,
  strangersPerMinute: 300,
  streams: 20,
};
