import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { closeRequests } from './http/close-requests';
import { describeChoices } from './http/describe-choices';
import { describeLimits } from './http/describe-limits';
import { ProblemView } from './http/problem-view';

const problemResponse = {
  status: 'default',
  description: 'What went wrong (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } },
} as const;

/** The OpenAPI document of the gateway, as it is served and as the golden file has it. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Foldwatch')
    .setDescription(
      'Turns mail dragged into a tracked Exchange folder into a record of work: once, at once, and explained.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addCookieAuth('foldwatch_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .addGlobalResponse(problemResponse)
    .build();
  describeLimits(app);
  const document = SwaggerModule.createDocument(app, description, { extraModels: [ProblemView] });
  closeRequests(document);
  describeChoices(document);
  return document;
}
