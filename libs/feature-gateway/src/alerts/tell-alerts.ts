import { Injectable } from '@nestjs/common';
import { alertRaised, alertResolved, type MailboxEventV1 } from '@foldwatch/contracts';
import { alertTexts, type MailboxId } from '@foldwatch/domain';
import { failpoint, hashId, newTrace } from '@foldwatch/platform';
import { AlertNews, EventPublisher, type Alert, type OutgoingEvent } from '@foldwatch/ports';
import { isOfRule, type AlertNewsItem } from './alert-news-item';
import { QueueDeliveries } from '../webhooks/queue-deliveries';

const toldAtOnce = 100;

/**
 * Tells of alerts that were raised or resolved: put into the outbox of webhooks first, then published, then noted as told. A
 * kill in between has it all told again, under the same ids.
 */
@Injectable()
export class TellAlerts {
  constructor(
    private readonly news: AlertNews,
    private readonly deliveries: QueueDeliveries,
    private readonly publisher: EventPublisher,
  ) {}

  /** Those of the scopes that are this instance's. */
  async execute(owns: (scope: MailboxId) => boolean): Promise<void> {
    const untold = (await this.news.findUntold(toldAtOnce)).filter(({ scope }) => owns(scope));
    if (untold.length === 0) return;
    const items = untold.flatMap(newsOf);
    await this.deliveries.execute(items);
    failpoint('gateway.alert-queued');
    await this.publisher.publish(items.map(eventOf));
    failpoint('gateway.alert-published');
    for (const { id, resolvedAt } of untold)
      await this.news.noteTold(id, resolvedAt === undefined ? 'raised' : 'resolved');
  }
}

function newsOf(alert: Alert): readonly AlertNewsItem[] {
  const { id, told, raisedAt, resolvedAt } = alert;
  const item = (change: AlertNewsItem['change'], at: string): AlertNewsItem => ({
    alert,
    change,
    at,
    eventId: hashId('alert-news', id, change),
  });
  return [
    ...(told === 'nothing' ? [item('raised', raisedAt)] : []),
    ...(resolvedAt === undefined ? [] : [item('resolved', resolvedAt)]),
  ];
}

function eventOf({ alert, change, eventId, at }: AlertNewsItem): OutgoingEvent {
  const { topic, type, version } = change === 'raised' ? alertRaised : alertResolved;
  const { sentence: message, remedy: cure } = alertTexts[alert.code];
  const payload: MailboxEventV1 = {
    mailboxId: alert.scope,
    at,
    alertId: alert.id,
    code: alert.code,
    message,
    cure,
    since: alert.since,
    ...(alert.about !== undefined && (isOfRule(alert) ? { ruleId: alert.about } : { about: alert.about })),
    ...(alert.code === 'sync-gap' && alert.count !== undefined && { missing: alert.count }),
  };
  return { topic, type, version, id: eventId, key: alert.scope, time: at, ...newTrace(), payload };
}
