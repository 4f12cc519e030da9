import type { HttpRequest, OpenAnswer } from './http-exchange';

/** Sends requests in somebody's name. An answer with status 401 means that the server refused that name. */
export interface Authenticator {
  open(request: HttpRequest): Promise<OpenAnswer>;
  /** Fetches what is needed before the first request, where something is. */
  prepare?(): Promise<void>;
}
