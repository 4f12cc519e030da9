import type { ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { ListDifferences } from './list-differences';
import { ReadSimulation } from './read-simulation';
import { RemoveSimulation } from './remove-simulation';
import { DifferencesQuery, StartSimulationRequest } from './simulation-requests';
import { SimulationDifferencePage, SimulationView } from './simulation-views';
import { StartSimulation } from './start-simulation';

@ApiTags('simulations')
@Controller('api/v1/simulations')
@ForOwners()
export class SimulationsController {
  constructor(
    private readonly startSimulation: StartSimulation,
    private readonly readSimulation: ReadSimulation,
    private readonly listDifferences: ListDifferences,
    private readonly removeSimulation: RemoveSimulation,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ operationId: 'startSimulation', summary: 'Try changes upon messages, without saving anything' })
  @ApiAcceptedResponse({ type: SimulationView, description: 'Location is where its progress shows.' })
  async start(
    @Body() request: StartSimulationRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<SimulationView> {
    const started = await this.startSimulation.execute(request, viewer);
    response.setHeader('location', `/api/v1/simulations/${started.id}`);
    return started;
  }

  @Get(':simulationId')
  @ApiOperation({ operationId: 'readSimulation', summary: 'How far a simulation is, and its counts' })
  @ApiOkResponse({ type: SimulationView })
  read(@PathId('simulationId') id: string, @Viewer() viewer: Principal): Promise<SimulationView> {
    return this.readSimulation.execute(id, viewer);
  }

  @Get(':simulationId/differences')
  @ApiOperation({ operationId: 'listSimulationDifferences', summary: 'Messages that would fare otherwise, and why' })
  @ApiOkResponse({ type: SimulationDifferencePage })
  differences(
    @PathId('simulationId') id: string,
    @Query() query: DifferencesQuery,
    @Viewer() viewer: Principal,
  ): Promise<SimulationDifferencePage> {
    return this.listDifferences.execute(id, query, viewer);
  }

  @Delete(':simulationId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeSimulation', summary: 'Stop a simulation and forget it' })
  @ApiNoContentResponse()
  remove(@PathId('simulationId') id: string, @Viewer() viewer: Principal): Promise<void> {
    return this.removeSimulation.execute(id, viewer);
  }
}
