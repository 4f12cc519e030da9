/** What is so, and what a person can do about it. */
export interface Explanation {
  readonly sentence: string;
  readonly remedy: string;
}
