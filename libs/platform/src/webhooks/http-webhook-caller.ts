import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { WebhookCaller, type WebhookAnswer, type WebhookCall } from '@foldwatch/ports';
import { signWebhook } from './sign-webhook';
import { isAllowedAddress, refusalOfTarget, type TargetPolicy } from './target-addresses';

const defaultTimeoutMs = 10_000;

class RefusedAddress extends Error {}

/**
 * Calls targets over HTTP. What a name resolves to is looked at by the connection itself, so that a name cannot point
 * elsewhere a moment later; redirects are answers like others; of an answer only the status is read.
 */
export class HttpWebhookCaller extends WebhookCaller {
  constructor(
    private readonly policy: TargetPolicy,
    private readonly timeoutMs = defaultTimeoutMs,
  ) {
    super();
  }

  override refusalOf(url: string): string | undefined {
    return refusalOfTarget(url, this.policy);
  }

  override async call(call: WebhookCall): Promise<WebhookAnswer> {
    if (this.refusalOf(call.url) !== undefined) return { kind: 'failed', error: 'refused' };
    const signal = AbortSignal.timeout(this.timeoutMs);
    try {
      return { kind: 'answered', status: await this.post(call, signal) };
    } catch (error) {
      if (error instanceof RefusedAddress) return { kind: 'failed', error: 'refused' };
      return { kind: 'failed', error: signal.aborted ? 'timeout' : 'unreachable' };
    }
  }

  private post({ url, body, ...signed }: WebhookCall, signal: AbortSignal): Promise<number> {
    const target = new URL(url);
    const options: RequestOptions = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Foldwatch',
        ...signWebhook({ ...signed, body }),
      },
      agent: false,
      lookup: this.lookup,
      signal,
    };
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const sent = send(target, options, (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  private readonly lookup: LookupFunction = (hostname, options, callback) => {
    const everyAddress: LookupOptions & { readonly all: true } = { ...options, all: true };
    lookup(hostname, everyAddress, (error, found: readonly LookupAddress[]) => {
      const allowed = error === null ? found.filter(({ address }) => isAllowedAddress(address, this.policy)) : [];
      const [first] = allowed;
      if (error !== null) callback(error, '', 0);
      else if (first === undefined) callback(new RefusedAddress(), '', 0);
      else if (options.all === true) callback(null, [...allowed]);
      else callback(null, first.address, first.family);
    });
  };
}
