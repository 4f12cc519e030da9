import type { GatewayPart } from '../http/gateway-part';
import { PeopleController } from './people.controller';
import { PersonRecords } from './person-records';
import { ReadPerson } from './read-person';

export const peoplePart: GatewayPart = { controllers: [PeopleController], providers: [PersonRecords, ReadPerson] };
