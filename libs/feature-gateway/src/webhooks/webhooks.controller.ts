import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PathId } from '../http/path-id';
import { KnownWebhooks } from './known-webhooks';
import { SaveWebhook } from './save-webhook';
import { TestWebhook } from './test-webhook';
import { AddWebhookRequest, ChangeWebhookRequest } from './webhook-requests';
import {
  toWebhookView,
  WebhookDeliveryPage,
  WebhookDeliveryView,
  WebhookPage,
  WebhookView,
  WebhookWithSecretView,
} from './webhook-views';

@ApiTags('alerts')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly known: KnownWebhooks,
    private readonly saveWebhook: SaveWebhook,
    private readonly testWebhook: TestWebhook,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: 'Addresses that are told of alerts' })
  @ApiOkResponse({ type: WebhookPage })
  async list(): Promise<WebhookPage> {
    return { items: (await this.known.list()).map(toWebhookView), nextCursor: null };
  }

  @Post()
  @ApiOperation({ operationId: 'addWebhook', summary: 'Have another address told; its secret is shown this once' })
  @ApiCreatedResponse({ type: WebhookWithSecretView })
  add(@Body() request: AddWebhookRequest): Promise<WebhookWithSecretView> {
    return this.saveWebhook.add(request);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readWebhook', summary: 'One webhook, without its secret' })
  @ApiOkResponse({ type: WebhookView })
  async read(@PathId('id') id: string): Promise<WebhookView> {
    return toWebhookView(await this.known.find(id));
  }

  @Patch(':id')
  @ApiOperation({ operationId: 'changeWebhook', summary: 'Change, disable or enable it, or make another secret' })
  @ApiOkResponse({ type: WebhookWithSecretView })
  change(@PathId('id') id: string, @Body() request: ChangeWebhookRequest): Promise<WebhookWithSecretView> {
    return this.saveWebhook.change(id, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeWebhook', summary: 'Remove it with all that waits for it' })
  @ApiNoContentResponse()
  remove(@PathId('id') id: string): Promise<void> {
    return this.saveWebhook.remove(id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({ operationId: 'testWebhook', summary: 'Call it once, now' })
  @ApiOkResponse({ type: WebhookDeliveryView })
  test(@PathId('id') id: string): Promise<WebhookDeliveryView> {
    return this.testWebhook.execute(id);
  }

  @Get(':id/deliveries')
  @ApiOperation({ operationId: 'listDeliveries', summary: 'Its last 50 deliveries' })
  @ApiOkResponse({ type: WebhookDeliveryPage })
  deliveries(@PathId('id') id: string): Promise<WebhookDeliveryPage> {
    return this.testWebhook.list(id);
  }
}
