import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiProperty, DECORATORS, type ApiPropertyOptions } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { portablePattern } from './portable-pattern';

type Class = new (...args: never[]) => object;

type Limits = Pick<
  Extract<ApiPropertyOptions, { readonly minLength?: number }>,
  'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems' | 'uniqueItems' | 'pattern' | 'format'
>;

type Validation = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** What a validator demands, as the description of the API says it; of a list without `each` it is about the list. */
const limitsOf: Readonly<Record<string, (first: unknown) => Limits>> = {
  minLength: (first) => ({ minLength: Number(first) }),
  maxLength: (first) => ({ maxLength: Number(first) }),
  min: (first) => ({ minimum: Number(first) }),
  max: (first) => ({ maximum: Number(first) }),
  arrayMinSize: (first) => ({ minItems: Number(first) }),
  arrayMaxSize: (first) => ({ maxItems: Number(first) }),
  arrayUnique: () => ({ uniqueItems: true }),
  matches: (first) => (first instanceof RegExp ? patternOf(first) : {}),
  isMoment: () => ({ format: 'date-time' }),
};

/** Letters in either case cannot be said without naming each twice; such a pattern is left to the words. */
const patternOf = (pattern: RegExp): Limits => (pattern.ignoreCase ? {} : { pattern: portablePattern(pattern) });

/**
 * Has the description of the API tell the limits by which requests are checked, so that nobody writes them twice and no two of
 * them can differ. To be called before the document is made; again it does no harm.
 */
export function describeLimits(app: INestApplication): void {
  const done = new Set<Class>();
  const ahead = requestClasses(app);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (done.has(next)) continue;
    done.add(next);
    describeOne(next);
    ahead.push(...partsOf(next));
  }
}

function describeOne(target: Class): void {
  const prototype: object = target.prototype;
  const own = validationsOf(target).filter((validation) => validation.target === target);
  for (const { name = '', propertyName, constraints } of own) {
    if (Reflect.getOwnMetadata(DECORATORS.API_MODEL_PROPERTIES, prototype, propertyName) === undefined) continue;
    const limits = Object.hasOwn(limitsOf, name) ? limitsOf[name]?.(constraints?.[0]) : undefined;
    if (limits !== undefined) ApiProperty(limits)(prototype, propertyName);
  }
}

const validationsOf = (target: Class): readonly Validation[] =>
  getMetadataStorage().getTargetValidationMetadatas(target, '', true, false);

/** Classes of bodies and queries: whatever a call takes that validators know. */
function requestClasses(app: INestApplication): Class[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap(({ controllers: known }) => [...known.values()].map(({ metatype }) => metatype));
  return controllers.flatMap((controller) => {
    const prototype: unknown = controller?.prototype;
    if (typeof prototype !== 'object' || prototype === null) return [];
    return Object.getOwnPropertyNames(prototype).flatMap((method) => {
      const types: unknown = Reflect.getMetadata('design:paramtypes', prototype, method);
      return Array.isArray(types) ? types.filter(isChecked) : [];
    });
  });
}

/** What its fields are made of, and what it is made from. */
function partsOf(target: Class): readonly Class[] {
  const prototype: object = target.prototype;
  const parts = validationsOf(target).flatMap(({ propertyName }) => {
    const described: unknown = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, prototype, propertyName);
    return typeof described === 'object' && described !== null && 'type' in described ? typeIn(described.type) : [];
  });
  return [...parts, Object.getPrototypeOf(target)].filter(isChecked);
}

/** Written as a class, a list of one, or a function that gives one of these. */
function typeIn(type: unknown): readonly unknown[] {
  if (Array.isArray(type)) return type.flatMap(typeIn);
  if (typeof type !== 'function') return [];
  return type.prototype === undefined ? typeIn(type()) : [type];
}

const isChecked = (type: unknown): type is Class => isClass(type) && validationsOf(type).length > 0;

const isClass = (type: unknown): type is Class => typeof type === 'function' && type.prototype !== undefined;
