import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { writtenAddress } from '../http/written-address';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PersonView } from './person-views';
import { ReadPerson } from './read-person';

class PersonQuery {
  @ApiProperty({ example: 'bea@fabrikam.example' })
  @IsString()
  @MinLength(1)
  @MaxLength(320)
  @Matches(writtenAddress, { message: 'address is no address' })
  readonly address!: string;
}

@ApiTags('people')
@Controller('api/v1/people')
@ForOwners()
export class PeopleController {
  constructor(private readonly readPerson: ReadPerson) {}

  @Get()
  @ApiOperation({ operationId: 'readPerson', summary: 'Whoever has an address, to know beside one of their messages' })
  @ApiOkResponse({ type: PersonView })
  read(@Query() { address }: PersonQuery, @Viewer() viewer: Principal): Promise<PersonView> {
    return this.readPerson.execute(address, viewer);
  }
}
