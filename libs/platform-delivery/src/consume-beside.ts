import type { INestApplication } from '@nestjs/common';
import { NestMicroservice } from '@nestjs/microservices';
import type { BatchServer } from './batch-server';
import { PassErrorsOn } from './pass-errors-on';

/** Has an application handle events beside what it serves. To be called before it is initialized. */
export function consumeBeside(app: INestApplication, strategy: BatchServer): void {
  const consumers = app.connectMicroservice({ strategy }, { deferInitialization: true });
  consumers.useGlobalFilters(new PassErrorsOn());
  // The application calls the hooks of its modules, once for both.
  if (consumers instanceof NestMicroservice) consumers.setIsInitHookCalled(true);
}
