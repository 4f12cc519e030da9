import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isSecure } from '../http/caller';
import { GatewayOptions } from './gateway-options';
import { sessionCookie } from './sessions';

/** The value of a cookie that the browser sent. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const prefix = `${name}=`;
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return found?.slice(prefix.length);
}

interface CookieRules {
  readonly path: string;
  readonly sameSite: 'Strict' | 'Lax';
  readonly maxAgeSeconds: number;
}

/** What browsers are given to keep: no script reads it, and over TLS it never leaves it. */
@Injectable()
export class SessionCookies {
  constructor(private readonly options: GatewayOptions) {}

  give(response: ServerResponse, secret: string, maxAgeSeconds: number): void {
    this.set(response, `${sessionCookie}=${secret}`, { path: '/', sameSite: 'Strict', maxAgeSeconds });
  }

  take(response: ServerResponse): void {
    this.give(response, '', 0);
  }

  set(response: ServerResponse, pair: string, { path, sameSite, maxAgeSeconds }: CookieRules): void {
    const secure = this.isSecure(response.req) ? '; Secure' : '';
    const cookie = `${pair}; Path=${path}; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeSeconds}${secure}`;
    response.appendHeader('set-cookie', cookie);
  }

  isSecure(request: IncomingMessage): boolean {
    return this.options.secureCookies || isSecure(request, this.options.trustedProxies);
  }
}
