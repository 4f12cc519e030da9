import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { createModes, createOptions, trackOptions, type PolicyValues } from '@foldwatch/domain';

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

const keepOrUntrack = ['keep', 'untrack'] as const;

/** One of a few values; null or left out leaves it to the layer above. */
const ChoiceOrNull = (values: readonly string[], description?: string): PropertyDecorator =>
  all(
    ApiPropertyOptional({ enum: [...values], nullable: true, ...(description !== undefined && { description }) }),
    IsIn(values),
  );

const SwitchOrNull = (): PropertyDecorator => all(ApiPropertyOptional({ type: Boolean, nullable: true }), IsBoolean());

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of [IsOptional(), ...decorators]) decorate(prototype, property);
  };
}

/** What a layer below the organization says; what is not named, or null, is left to the layers above. */
export class PolicyValuesRequest implements Nullable<PolicyValues> {
  @ChoiceOrNull(trackOptions, 'Mail outside tracked folders.') readonly track?: PolicyValues['track'] | null;
  @ChoiceOrNull(createOptions, 'What becomes of an unknown sender.') readonly create?: PolicyValues['create'] | null;
  @ChoiceOrNull(createModes) readonly createMode?: PolicyValues['createMode'] | null;
  @ChoiceOrNull(keepOrUntrack) readonly onMoveOut?: PolicyValues['onMoveOut'] | null;
  @ChoiceOrNull(keepOrUntrack) readonly onDelete?: PolicyValues['onDelete'] | null;
  @ChoiceOrNull(['manual-wins', 'folder-wins']) readonly regardingPolicy?: PolicyValues['regardingPolicy'] | null;
  @SwitchOrNull() readonly autoTrackSubfolders?: boolean | null;
  @SwitchOrNull() readonly autoTrackSentItems?: boolean | null;
  @SwitchOrNull() readonly leaveOutInternalSideThreads?: boolean | null;
  @SwitchOrNull() readonly smartMatching?: boolean | null;
  @ChoiceOrNull(['first', 'unresolved']) readonly ambiguousSender?: PolicyValues['ambiguousSender'] | null;
  @SwitchOrNull() readonly untrackOnCategoryRemoved?: boolean | null;
  @SwitchOrNull() readonly accountByDomain?: boolean | null;
}

/** What is said, without what is left to others. */
export const toPolicyValues = (request: Nullable<PolicyValues>): Partial<PolicyValues> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined && value !== null));
