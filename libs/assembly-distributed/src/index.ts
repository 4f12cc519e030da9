export { DistributedPortsModule } from './distributed-ports.module';
export { distributedConfig, distributedProblems, type DistributedConfig } from './distributed.config';
export { openDistributed, type Distributed } from './open-distributed';
