import type { Webhook, WebhookAnswer, WebhookDelivery } from '@foldwatch/ports';
import { concludeDelivery, concludeWebhook, patienceMs } from './conclude-attempt';

const start = Date.parse('2026-11-20T12:00:00.000Z');
const at = (ms: number): Date => new Date(start + ms);
const taken: WebhookAnswer = { kind: 'answered', status: 204 };
const refused: WebhookAnswer = { kind: 'answered', status: 500 };
const gone: WebhookAnswer = { kind: 'answered', status: 410 };
const moved: WebhookAnswer = { kind: 'answered', status: 302 };
const delivery: WebhookDelivery = {
  id: 'd',
  webhookId: 'w',
  type: 'alert.raised',
  body: '{}',
  createdAt: at(0).toISOString(),
  state: 'pending',
  attempts: 0,
  nextTryAt: at(0).toISOString(),
};
const webhook: Webhook = {
  id: 'w',
  url: 'https://ops.example/hook',
  secret: 's',
  state: 'enabled',
  version: 1,
  createdAt: at(0).toISOString(),
};

describe('a delivery that was tried', () => {
  it.each([
    { given: 'taken', answer: taken, expected: 'delivered' },
    { given: 'refused', answer: refused, expected: 'pending' },
    { given: 'sent elsewhere', answer: moved, expected: 'pending' },
    { given: 'told that the target is gone', answer: gone, expected: 'given-up' },
    { given: 'without answer', answer: { kind: 'failed', error: 'timeout' } as const, expected: 'pending' },
  ])('is $expected when it was $given', ({ answer, expected }) => {
    expect(concludeDelivery(delivery, { answer, at: at(0), tookMs: 3 })).toMatchObject({
      state: expected,
      attempts: 1,
    });
  });

  it('is tried again after pauses that grow to hours, for three days', () => {
    let tried: WebhookDelivery = delivery;
    const pauses: number[] = [];
    let now = start;
    while (tried.state === 'pending') {
      tried = concludeDelivery(tried, { answer: refused, at: new Date(now), tookMs: 3 });
      const next = Date.parse(tried.nextTryAt);
      if (tried.state === 'pending') pauses.push(next - now);
      now = next;
    }
    expect(tried.state).toBe('given-up');
    expect(now - start).toBeGreaterThanOrEqual(patienceMs);
    expect(pauses[0]).toBeLessThanOrEqual(10_000);
    expect(Math.max(...pauses)).toBeGreaterThan(3_600_000);
    expect(pauses.length).toBeLessThan(30);
  });
});

describe('a webhook whose target was tried', () => {
  it('is disabled when nothing was taken for three days, and well again with the first that is', () => {
    const failing = concludeWebhook(webhook, { answer: refused, at: at(0), tookMs: 3 });
    expect(failing.failingSince).toBe(at(0).toISOString());
    expect(concludeWebhook(failing, { answer: refused, at: at(patienceMs - 1), tookMs: 3 })).toBe(failing);
    expect(concludeWebhook(failing, { answer: refused, at: at(patienceMs), tookMs: 3 })).toMatchObject({
      state: 'disabled',
      disabledBecause: 'failing',
    });
    const well = concludeWebhook(failing, { answer: taken, at: at(9), tookMs: 3 });
    expect([well.failingSince, well.deliveredAt]).toEqual([undefined, at(9).toISOString()]);
  });

  it('is disabled at once when the target says that it is gone', () => {
    expect(concludeWebhook(webhook, { answer: gone, at: at(0), tookMs: 3 })).toMatchObject({
      state: 'disabled',
      disabledBecause: 'gone',
    });
  });
});
