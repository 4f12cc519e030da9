import { AssignerProtocol, type PartitionAssigner } from 'kafkajs';
import { assignPartitions } from './assign-partitions';

const name = 'foldwatch-rendezvous';
const version = 1;
const { MemberAssignment, MemberMetadata } = AssignerProtocol;

/** Gives a member the same partition numbers of every topic of its group, which all have equally many. */
export const rendezvousAssigner =
  (instance: string): PartitionAssigner =>
  ({ cluster }) => ({
    name,
    version,
    async assign({ members, topics }) {
      const named = members.map(({ memberId, memberMetadata }) => ({
        id: memberId,
        instance: MemberMetadata.decode(memberMetadata)?.userData.toString() ?? '',
      }));
      const counts = topics.map((topic) => cluster.findTopicPartitionMetadata(topic).length);
      const assigned = assignPartitions(named, Math.max(0, ...counts));
      return [...assigned].map(([memberId, partitions]) => ({
        memberId,
        memberAssignment: MemberAssignment.encode({
          version,
          assignment: Object.fromEntries(topics.map((topic) => [topic, [...partitions]])),
          userData: Buffer.alloc(0),
        }),
      }));
    },
    protocol({ topics }) {
      return { name, metadata: MemberMetadata.encode({ version, topics, userData: Buffer.from(instance) }) };
    },
  });
