import request, { type Response, type Test } from 'supertest';
import type { OpenGateway } from './open-gateway';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A browser that keeps the cookies it is given, as of a page of the gateway itself. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly gateway: OpenGateway) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  ask(method: Method, path: string): Test {
    const asked = request(this.gateway.app.getHttpServer())[method](path).set('sec-fetch-site', 'same-origin');
    if (this.cookies.size > 0) void asked.set('cookie', this.cookie);
    return asked.on('response', (answer: Response) => this.keep(answer));
  }

  signIn(name: string, password: string): Test {
    return this.ask('post', '/api/v1/sign-in').send({ name, password });
  }

  private keep(answer: Response): void {
    for (const cookie of answer.get('set-cookie') ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
