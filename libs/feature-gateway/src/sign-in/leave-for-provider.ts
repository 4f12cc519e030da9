import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { SignInAtProvider } from './sign-in-at-provider';
import { leadBack } from './way-on';

/** Sends a browser to the provider, if that can be asked. */
@Injectable()
export class LeaveForProvider {
  constructor(private readonly atProvider: SignInAtProvider) {}

  async execute(returnTo: string | undefined, response: ServerResponse): Promise<void> {
    try {
      const location = await this.atProvider.begin(returnTo, response);
      response.writeHead(302, { location }).end();
    } catch (error) {
      leadBack(response, error);
    }
  }
}
