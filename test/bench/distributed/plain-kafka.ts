import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import { compressFrame, decompressFrame } from 'lz4-napi';

/** kafkajs as it is, with the compression that the product uses. */
export function plainKafka(brokers: readonly string[]): Kafka {
  CompressionCodecs[CompressionTypes.LZ4] = () => ({
    compress: ({ buffer }: { readonly buffer: Buffer }) => compressFrame(buffer),
    decompress: (buffer: Buffer) => decompressFrame(buffer),
  });
  return new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
}

type EndsOf = ReturnType<Kafka['admin']>['fetchTopicOffsets'];

/** Lends what says how far topics reach. */
export async function withEnds<T>(kafka: Kafka, use: (endsOf: EndsOf) => Promise<T>): Promise<T> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await use((topic) => admin.fetchTopicOffsets(topic));
  } finally {
    await admin.disconnect();
  }
}

export const totalOf = (ends: Awaited<ReturnType<EndsOf>>): number =>
  ends.reduce((sum, { high }) => sum + Number(high), 0);
