import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';

export interface SavedMessage {
  /** As it was saved; it is sent once more when it is to be tried. */
  readonly file: Blob;
  /** What the server read of its headers. */
  readonly read: View<'WhyView'>;
}

/** Headers are at the beginning; the rest of a large message stays in the browser. */
const headBytes = 262_144;

/** Has the server read a saved message, which says what it is about and by which Message-ID it is found. Nothing of it is kept. */
export const useSavedMessage = (): UseMutationResult<SavedMessage, Error, Blob> =>
  useMutation({
    mutationFn: async (file) => {
      const head = file.slice(0, headBytes);
      const call = api.POST('/api/v1/why', {
        body: '',
        bodySerializer: () => head,
        headers: { 'content-type': 'message/rfc822' },
      });
      return { file, read: await answerOf(call) };
    },
  });
