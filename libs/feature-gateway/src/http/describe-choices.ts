import type { OpenAPIObject } from '@nestjs/swagger';

const exactlyOne = (...fields: readonly string[]) => ({ oneOf: fields.map((field) => ({ required: [field] })) });
const atLeastOne = { minProperties: 1 };

/** Which fields of a request go with which, as the calls that take it see to. */
const choices: Readonly<Record<string, object>> = {
  RepublishRequest: exactlyOne('activityId', 'mailboxId', 'since'),
  IssueTrackingTokenRequest: exactlyOne('activityId', 'regarding'),
  DeadLetterSelection: atLeastOne,
};

/** Says in the description what decorators of single fields cannot. */
export function describeChoices({ components: { schemas = {} } = {} }: OpenAPIObject): void {
  for (const [name, choice] of Object.entries(choices)) Object.assign(schemas[name] ?? {}, choice);
}
