import type { Product } from './product';

interface Answer {
  readonly status: number;
  readonly body: { readonly items?: readonly { readonly id: string }[] };
}

/** A browser on the pages of the product, with the cookie that it was given last. */
export class SignedIn {
  cookie = '';

  constructor(private readonly product: Product) {}

  signIn(name: string, password: string): Promise<Answer> {
    return this.ask('POST', '/sign-in', { name, password });
  }

  async ask(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${this.product.address}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        cookie: this.cookie,
        // As for every request of the tests: one that is kept may be closed in the moment in which it is taken up again.
        connection: 'close',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
  }
}
