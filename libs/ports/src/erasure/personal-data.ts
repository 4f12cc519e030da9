/** The steps of an erasure that take a person out of what is stored. */
export type ErasurePlace =
  | 'records'
  | 'unknown-senders'
  | 'activities'
  | 'waiting-replies'
  | 'decisions'
  | 'dead-letters'
  | 'parked-events'
  | 'events';

/** How a person is erased from a place, why nobody is named there, or why what names somebody is left. */
export type PersonalData =
  { readonly erasedBy: ErasurePlace } | { readonly nobody: string } | { readonly left: string };
