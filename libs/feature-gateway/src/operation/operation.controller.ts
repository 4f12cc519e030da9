import type { ServerResponse } from 'node:http';
import { Controller, Get, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiSecurity,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { metricsText, reportHealth } from '@foldwatch/platform';
import { ForEveryone } from '../access/access-rules';
import { LivenessView, ReadinessView } from './health-views';
import { ProcessHealth } from './process-health';

/** For whoever runs the process: without sign-in, and without a word about mail. */
@ApiTags('operation')
@Controller()
@ForEveryone()
@ApiSecurity({})
export class OperationController {
  constructor(private readonly health: ProcessHealth) {}

  @Get('health/live')
  @ApiOperation({ operationId: 'readLiveness', summary: 'Whether the process runs' })
  @ApiOkResponse({ type: LivenessView })
  live(): LivenessView {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @ApiOperation({ operationId: 'readReadiness', summary: 'Whether all is well that the process needs' })
  @ApiOkResponse({ type: ReadinessView })
  @ApiServiceUnavailableResponse({ type: ReadinessView })
  async ready(@Res({ passthrough: true }) response: ServerResponse): Promise<ReadinessView> {
    const report = await reportHealth(this.health.checks);
    response.statusCode = report.status === 'ok' ? 200 : 503;
    return report;
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'readMetrics', summary: 'Metrics in the text format of Prometheus' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async metrics(@Res({ passthrough: true }) response: ServerResponse): Promise<string> {
    const { contentType, text } = await metricsText();
    response.setHeader('content-type', contentType);
    return text;
  }
}
