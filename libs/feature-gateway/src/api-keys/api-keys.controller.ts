import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { AddApiKey } from './add-api-key';
import { AddApiKeyRequest, AddedApiKeyView, ApiKeyPage, ApiKeyView } from './api-key-views';
import { ListApiKeys } from './list-api-keys';
import { RevokeApiKey } from './revoke-api-key';

@ApiTags('api-keys')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly addApiKey: AddApiKey,
    private readonly listApiKeys: ListApiKeys,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listApiKeys', summary: 'Keys of scripts, and those that were' })
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: PageQuery): Promise<ApiKeyPage> {
    return this.listApiKeys.execute(query);
  }

  @Post()
  @ApiOperation({ operationId: 'addApiKey', summary: 'Make a key for a script; it is shown once' })
  @ApiCreatedResponse({ type: AddedApiKeyView })
  add(@Body() request: AddApiKeyRequest, @Viewer() viewer: Principal): Promise<AddedApiKeyView> {
    return this.addApiKey.execute(request, viewer);
  }

  @Delete(':keyId')
  @ApiOperation({ operationId: 'revokeApiKey', summary: 'End a key' })
  @ApiOkResponse({ type: ApiKeyView })
  revoke(@PathId('keyId') id: string, @Viewer() viewer: Principal): Promise<ApiKeyView> {
    return this.revokeApiKey.execute(id, viewer);
  }
}
