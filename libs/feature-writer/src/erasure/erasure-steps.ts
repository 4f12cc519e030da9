import type { ErasureStep } from './erasure-work';

/** The places in which somebody is erased, by name and in the order in which that is done. */
export class ErasureSteps {
  constructor(private readonly steps: readonly (readonly [name: string, step: ErasureStep])[]) {}

  get first(): string {
    return this.steps[0]?.[0] ?? '';
  }

  /** One that an earlier release knew by another name begins anew with the first. */
  named(name: string): ErasureStep {
    const [, step] = this.steps.find(([known]) => known === name) ?? this.steps[0] ?? [];
    if (step === undefined) throw new TypeError('an erasure has no steps');
    return step;
  }

  after(name: string): string | undefined {
    return this.steps[this.steps.findIndex(([known]) => known === name) + 1]?.[0];
  }
}
