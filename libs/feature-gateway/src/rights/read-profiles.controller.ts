import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PathId } from '../http/path-id';
import { KnownReadProfiles } from './known-read-profiles';
import { AddReadProfileRequest, ChangeReadProfileRequest } from './read-profile-requests';
import { ReadProfilePage, ReadProfileView } from './read-profile-views';
import { SaveReadProfile } from './save-read-profile';

@ApiTags('read-profiles')
@Controller('api/v1/read-profiles')
export class ReadProfilesController {
  constructor(
    private readonly profiles: KnownReadProfiles,
    private readonly saveReadProfile: SaveReadProfile,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listReadProfiles', summary: 'Who may read which records and fields' })
  @ApiOkResponse({ type: ReadProfilePage })
  list(): Promise<ReadProfilePage> {
    return this.profiles.list();
  }

  @Post()
  @ApiOperation({ operationId: 'addReadProfile', summary: 'Let some people read otherwise than everybody else' })
  @ApiCreatedResponse({ type: ReadProfileView })
  add(@Body() request: AddReadProfileRequest): Promise<ReadProfileView> {
    return this.saveReadProfile.add(request);
  }

  @Patch(':profileId')
  @ApiOperation({
    operationId: 'changeReadProfile',
    summary: 'Change a profile, or `standard`: what all others may read',
  })
  @ApiOkResponse({ type: ReadProfileView })
  change(@PathId('profileId') id: string, @Body() request: ChangeReadProfileRequest): Promise<ReadProfileView> {
    return this.saveReadProfile.change(id, request);
  }

  @Delete(':profileId')
  @ApiOperation({ operationId: 'removeReadProfile', summary: 'Remove a profile; answers with it as it was' })
  @ApiOkResponse({ type: ReadProfileView })
  remove(@PathId('profileId') id: string): Promise<ReadProfileView> {
    return this.saveReadProfile.remove(id);
  }
}
