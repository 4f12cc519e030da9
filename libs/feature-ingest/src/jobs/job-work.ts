import { Injectable } from '@nestjs/common';
import { CheckCompleteness } from '../completeness/check-completeness';
import { ReadSamples } from '../simulating/read-samples';
import { JobSteps } from './job-steps';
import { TestAccess } from './test-access';

/** What jobs consist of. */
@Injectable()
export class JobWork {
  constructor(
    readonly steps: JobSteps,
    readonly access: TestAccess,
    readonly completeness: CheckCompleteness,
    readonly samples: ReadSamples,
  ) {}
}
