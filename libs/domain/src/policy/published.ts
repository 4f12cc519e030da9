/** Which version of something this is, who published it, and when. */
export interface Published {
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly comment?: string;
  /** The older version whose content this one brought back. */
  readonly restored?: number;
}
