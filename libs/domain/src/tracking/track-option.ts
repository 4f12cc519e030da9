/** Which mail outside tracked folders is tracked, from the narrowest to the widest. */
export const trackOptions = ['none', 'replies', 'known-senders', 'email-enabled', 'all'] as const;

export type TrackOption = (typeof trackOptions)[number];

/** What a mailbox does whose owner chose nothing. */
export const defaultTrackOption: TrackOption = 'replies';

/** The widest of what the organization allows and what is wanted. */
export const cappedTrack = (wanted: TrackOption, cap: TrackOption): TrackOption =>
  trackOptions.indexOf(wanted) > trackOptions.indexOf(cap) ? cap : wanted;
