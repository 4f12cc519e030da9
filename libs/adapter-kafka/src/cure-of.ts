import { KafkaJSProtocolError, KafkaJSSASLAuthenticationError } from 'kafkajs';

/** Node's words for a certificate whose issuer is not among those that are trusted. */
const unknownIssuer: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What an operator can do about it, where the error tells; never with anything that is secret. */
export function cureOf(error: unknown): string | undefined {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof KafkaJSSASLAuthenticationError) {
    return 'the Kafka brokers refused the credentials. Check KAFKA_SASL_MECHANISM, KAFKA_USERNAME and KAFKA_PASSWORD.';
  }
  if (cause instanceof KafkaJSProtocolError && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION') {
    return 'a topic is missing. Run "npm run topics".';
  }
  if (cause instanceof Error && 'code' in cause && unknownIssuer.has(cause.code)) {
    return 'the certificate of the Kafka brokers is of an unknown authority. Name its file in KAFKA_CA_FILE.';
  }
  return undefined;
}
