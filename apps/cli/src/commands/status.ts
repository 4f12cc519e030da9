import type { OverviewView } from '@foldwatch/feature-gateway';
import { gatewayCommand } from '../gateway-command';
import { completeText, missingText } from '../text/completeness-text';
import { propertyLines } from '../text/table';
import { counted } from '../text/words';

export const statusCommand = gatewayCommand({
  name: 'status',
  summary: 'Says how the whole installation is, completeness first.',
  explanation: `Each number is that of a list: "completeness show", "mailboxes list", "alerts
list", "dead-letters list". When messages are missing the exit code is 4.`,
  run: async ({ api }) => {
    const overview = await api.call('GET /overview', {});
    const { missing } = overview.completeness;
    return {
      sentences: overviewLines(overview),
      facts: { overview },
      warnings: missing === 0 ? [] : [`${counted(missing, 'message')} missing.`],
    };
  },
});

const overviewLines = ({ completeness, mailboxes, lag, deadLetters, alerts }: OverviewView): readonly string[] =>
  propertyLines({
    missing: missingText(completeness),
    complete: completeText(completeness),
    mailboxes: countsText(mailboxes),
    'most waiting events': lag?.map(({ group, topic, events }) => `${group} ${events} of ${topic}`).join(', '),
    'dead letters': `${deadLetters.open}${deadLetters.more ? ' and more' : ''}`,
    alerts: alerts.byCode.map(({ code, open }) => `${code} ${open}`).join(', ') || 'none',
  });

/** In how many each is so; zeros are left out. */
const countsText = (counts: OverviewView['mailboxes']): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';
