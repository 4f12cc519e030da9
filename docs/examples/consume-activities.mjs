import kafkajs from 'kafkajs';
import lz4 from 'lz4-napi';

const { KAFKA_BROKERS = '127.0.0.1:9092', FOLDWATCH_TOPIC_PREFIX = '' } = process.env;
// Foldwatch compresses with LZ4, which kafkajs leaves to a package beside it.
kafkajs.CompressionCodecs[kafkajs.CompressionTypes.LZ4] = () => ({ decompress: (bytes) => lz4.decompressFrame(bytes) });

const kafka = new kafkajs.Kafka({ brokers: KAFKA_BROKERS.split(','), logLevel: kafkajs.logLevel.ERROR });
const consumer = kafka.consumer({ groupId: 'consume-activities' });
const sequences = new Map(); // Of each activity the last that was applied; keep it where you keep what you make of it.

async function apply({ message: { key, headers, value } }) {
  if (headers.ce_type.toString() === 'foldwatch.test') return;
  const [activity, sequence] = [key.toString(), Number(headers.ce_sequence)];
  const last = sequences.get(activity);
  if (sequence <= last) return; // A repeat.
  if (sequence > last + 1) console.error(`${activity}: gap behind ${last}. Ask for it: POST /api/v1/republish.`);
  sequences.set(activity, sequence);
  console.log(JSON.stringify({ activity, sequence, type: headers.ce_type.toString(), event: JSON.parse(value) }));
}

await consumer.connect();
await consumer.subscribe({ topic: `${FOLDWATCH_TOPIC_PREFIX}activity.events`, fromBeginning: true });
await consumer.run({ eachMessage: apply });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => consumer.disconnect());
