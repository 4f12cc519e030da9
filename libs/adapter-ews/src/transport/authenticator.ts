import type { HttpRequest, OpenAnswer } from './http-exchange';

/** Sends requests in somebody's name. An answer with status 401 means that the server refused that name. */
export interface Authenticator {
  open(request: HttpRequest): Promise<OpenAnswer>;
}
