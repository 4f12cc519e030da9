import createClient from 'openapi-fetch';
import { toProblem, unreachable } from './problem';
import type { components, paths } from './schema';

/** A view of the API by its name in the OpenAPI document. */
export type View<Name extends keyof components['schemas']> = components['schemas'][Name];

/** The calls of the API, typed by its OpenAPI document. Wrap each in `answerOf`. */
export const api = createClient<paths>({
  baseUrl: '/',
  fetch: async (request) => {
    try {
      return await fetch(request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw unreachable();
    }
  },
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered; raises a `Problem` when the API refused. */
export async function answerOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, response } = await done(call);
  if (data === undefined) throw toProblem(undefined, response.status);
  return data;
}

/** For calls that are answered without content; raises a `Problem` when the API refused. */
export async function done<Data>(call: Promise<Answer<Data>>): Promise<Answer<Data>> {
  const answer = await call;
  const { ok, status, headers } = answer.response;
  if (!ok) throw toProblem(answer.error, status, headers.get('retry-after'));
  return answer;
}
