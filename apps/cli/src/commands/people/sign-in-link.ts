import { connectionOf } from '../../api/connection';
import { findMailbox, mailboxOption } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { momentText } from '../../text/words';

export const signInLinkCommand = gatewayCommand({
  name: 'sign-in-link',
  summary: 'Makes a link that signs a browser in once.',
  explanation: `As the administrator whose token it is, or with --mailbox as the owner of that
mailbox, who sees only it. The link is a secret until it is used or over.`,
  examples: ['sign-in-link', 'sign-in-link --mailbox erin@contoso.example'],
  options: { mailbox: { ...mailboxOption, means: 'Signs in as the owner of this mailbox.' } },
  run: async (call) => {
    const { api, given } = call;
    const named = given.get('mailbox');
    const link =
      named === undefined
        ? await api.call('POST /session/links', {})
        : await api.call('POST /mailboxes/{id}/session-links', { path: { id: (await findMailbox(api, named)).id } });
    const url = `${connectionOf(call).url}${link.path}`;
    return {
      sentences: [url, `It works once, until ${momentText(link.expiresAt)}.`],
      facts: { url, expiresAt: link.expiresAt },
    };
  },
});
