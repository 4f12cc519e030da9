import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { allReasons, ReasonsView } from './reason-views';

@ApiTags('decisions')
@Controller('api/v1/reasons')
@ForOwners()
export class ReasonsController {
  @Get()
  @ApiOperation({
    operationId: 'listReasons',
    summary: 'Reason codes and checks with their texts; codes and names are added, never renamed or reused',
  })
  @ApiOkResponse({ type: ReasonsView })
  list(): ReasonsView {
    return allReasons;
  }
}
