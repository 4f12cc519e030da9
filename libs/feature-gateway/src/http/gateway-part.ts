import type { Provider, Type } from '@nestjs/common';

/** What one resource adds to the gateway. */
export interface GatewayPart {
  readonly controllers: readonly Type[];
  readonly providers: readonly Provider[];
}
