import {
  describeAlerts,
  describeActivityQueries,
  describeAdministrators,
  describeApiKeys,
  describeAuditLog,
  describeActivityStore,
  describeContentStore,
  describeCorrespondence,
  describeDeadLetters,
  describeDecisionLog,
  describeErasedPeople,
  describeDrafts,
  describeOpenSessions,
  describeSignInFailures,
  describeSignInLinks,
  describeUsers,
  describeIngestState,
  describeItemIndex,
  describeMailboxConfigs,
  describeMailboxJobs,
  describeParkedEvents,
  describeRecordClaims,
  describeRecordChanges,
  describeRecordDirectory,
  describeTrackingTokens,
  describeWaitingReplies,
  describeUnknownSenders,
  describeWebhooks,
  describeVersionHistory,
  describeApprovals,
  describeSimulations,
  type Open,
} from '@foldwatch/ports/testing';
import { misfits, overMongo, recordQueries, uncovered, type RecordedQuery } from '../testing';
import { schemas } from './database/collections';
import type { MongoAdapters } from './open-mongo';

overMongo('the stores over MongoDB', (mongo) => {
  const queries = new Map<string, RecordedQuery>();
  const misfitting: string[] = [];

  /** Every adapter over a database of its own; what it sends and stores is looked at when all is done. */
  const opening =
    <P>(port: (adapters: MongoAdapters) => P): Open<P> =>
    async () => {
      const { adapters, close } = await mongo.fresh();
      const stopRecording = recordQueries(adapters.database.client, queries);
      return {
        port: port(adapters),
        async close() {
          stopRecording();
          misfitting.push(...(await misfits(adapters, schemas)));
          await close();
        },
      };
    };

  describeActivityStore(
    'MongoDB',
    opening(({ activityStore }) => activityStore),
  );
  describeActivityQueries(
    'MongoDB',
    opening(({ activityStore, activityQueries }) => ({ store: activityStore, queries: activityQueries })),
  );
  describeCorrespondence(
    'MongoDB',
    opening(({ activityStore, correspondence }) => ({ store: activityStore, correspondence })),
  );
  describeTrackingTokens(
    'MongoDB',
    opening(({ trackingTokens }) => trackingTokens),
  );
  describeWaitingReplies(
    'MongoDB',
    opening(({ waitingReplies }) => waitingReplies),
  );
  describeRecordDirectory(
    'MongoDB',
    opening(({ recordDirectory }) => recordDirectory),
  );
  describeRecordClaims(
    'MongoDB',
    opening(({ recordClaims, recordDirectory }) => ({ claims: recordClaims, directory: recordDirectory })),
  );
  describeRecordChanges(
    'MongoDB',
    opening(({ recordChanges }) => recordChanges),
  );
  describeUnknownSenders(
    'MongoDB',
    opening(({ unknownSenders }) => unknownSenders),
  );
  describeMailboxConfigs(
    'MongoDB',
    opening(({ mailboxConfigs, organizationConfigs }) => ({
      mailboxes: mailboxConfigs,
      organization: organizationConfigs,
    })),
  );
  describeMailboxJobs(
    'MongoDB',
    opening(({ mailboxJobs }) => mailboxJobs),
  );
  describeIngestState(
    'MongoDB',
    opening(({ mailboxEpochs, syncCursors, itemIndex, folderTrees, mailboxStatus }) => ({
      epochs: mailboxEpochs,
      cursors: syncCursors,
      items: itemIndex,
      trees: folderTrees,
      status: mailboxStatus,
    })),
  );
  describeItemIndex(
    'MongoDB',
    opening(({ mailboxEpochs, itemIndex }) => ({ epochs: mailboxEpochs, items: itemIndex })),
  );
  describeErasedPeople(
    'MongoDB',
    opening(({ erasedPeople }) => erasedPeople),
  );
  describeApiKeys(
    'MongoDB',
    opening(({ apiKeys }) => apiKeys),
  );
  describeAdministrators(
    'MongoDB',
    opening(({ administrators }) => administrators),
  );
  describeAuditLog(
    'MongoDB',
    opening(({ auditLog }) => auditLog),
  );
  describeVersionHistory(
    'MongoDB',
    opening(({ versionHistory }) => versionHistory),
  );
  describeDrafts(
    'MongoDB',
    opening(({ drafts }) => drafts),
  );
  describeUsers(
    'MongoDB',
    opening(({ users }) => users),
  );
  describeOpenSessions(
    'MongoDB',
    opening(({ openSessions }) => openSessions),
  );
  describeSignInFailures(
    'MongoDB',
    opening(({ signInFailures }) => signInFailures),
  );
  describeSignInLinks(
    'MongoDB',
    opening(({ signInLinks }) => signInLinks),
  );
  describeDecisionLog(
    'MongoDB',
    opening(({ decisionLog }) => decisionLog),
  );
  describeDeadLetters(
    'MongoDB',
    opening(({ deadLetters }) => deadLetters),
  );
  describeAlerts(
    'MongoDB',
    opening(({ alerts, alertNews, alertQueries }) => ({ alerts, news: alertNews, queries: alertQueries })),
  );
  describeWebhooks(
    'MongoDB',
    opening(({ webhooks, webhookDeliveries: deliveries }) => ({ webhooks, deliveries })),
  );
  describeParkedEvents(
    'MongoDB',
    opening(({ parkedEvents }) => parkedEvents),
  );
  describeApprovals(
    'MongoDB',
    opening(({ approvals }) => approvals),
  );
  describeSimulations(
    'MongoDB',
    opening(({ simulations, simulationParts, simulationSamples }) => ({
      simulations,
      parts: simulationParts,
      samples: simulationSamples,
    })),
  );
  describeContentStore(
    'MongoDB',
    opening(({ contentStore }) => contentStore),
  );

  describe('after all that', () => {
    it('has asked nothing that no declared index answers', async () => {
      const { adapters, close } = await mongo.fresh();
      recordQueries(adapters.database.client, queries);
      await adapters.retention.sweep(new Date(), { decisionRetentionDays: 30 });
      await close();
      expect(queries.size).toBeGreaterThan(50);
      expect(uncovered(queries.values(), schemas)).toEqual([]);
    });

    it.each<{ given: string; planted: Partial<RecordedQuery> }>([
      { given: 'a field without index', planted: { equal: ['doc.subject'] } },
      { given: 'the second field of an index alone', planted: { ranges: ['item'] } },
      { given: 'an order that no index has', planted: { equal: ['mailbox'], sort: [['due', 1]] } },
    ])('would have been told of $given', ({ planted }) => {
      const query = { collection: 'items', equal: [], ranges: [], beginnings: [], sort: [], ...planted };
      expect(uncovered([query], schemas)).toEqual([query]);
    });

    it('has stored no row that its schema does not describe', () => {
      expect([...new Set(misfitting)]).toEqual([]);
    });
  });
});
