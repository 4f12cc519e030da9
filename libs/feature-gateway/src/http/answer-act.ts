import type { ServerResponse } from 'node:http';

/** The status of an answer to a person's act: done, or accepted with the address at which its result will show. */
export function answerAct(
  response: ServerResponse,
  isFoldedIn: boolean,
  status: { readonly done: 200 | 204; readonly location: string },
): void {
  response.statusCode = isFoldedIn ? status.done : 202;
  if (!isFoldedIn) response.setHeader('location', status.location);
}
