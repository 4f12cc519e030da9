import { Field, Input, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { Section } from '../../../shared/frame/section';

/** The options that a mailbox may have of its own, with what each can be. */
const choices = {
  track: ['all', 'email-enabled', 'known-senders', 'replies', 'none'],
  create: ['none', 'contact', 'lead'],
  createMode: ['create', 'suggest'],
  autoTrackSubfolders: [true, false],
  autoTrackSentItems: [true, false],
  leaveOutInternalSideThreads: [true, false],
  smartMatching: [true, false],
  onMoveOut: ['keep', 'untrack'],
  onDelete: ['keep', 'untrack'],
  regardingPolicy: ['manual-wins', 'folder-wins'],
  ambiguousSender: ['first', 'unresolved'],
} as const;
/** What team and organization alone decide; shown as it holds. */
const decidedAbove = ['untrackOnCategoryRemoved', 'accountByDomain'] as const;
type Name = keyof typeof choices;
const isName = (name: string): name is Name => name in choices;
/** Nothing where the mailbox has no choice of its own. */
type Value = string | boolean | null;
const names = Object.keys(choices).filter(isName);

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
});

interface Props {
  readonly mailboxId: string;
  readonly mayChange: boolean;
}

/** What the mailbox chose for itself, and what comes out with what team and organization say. */
export function MailboxOptions({ mailboxId, mayChange }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['administration', 'app']);
  const path = { id: mailboxId };
  const queryKey = ['configuration', 'options', mailboxId] as const;
  const client = useQueryClient();
  const query = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/api/v1/mailboxes/{id}/options', { params: { path } })),
  });
  // What is chosen next goes by what was chosen last, though the answer to that is not there yet.
  const [asked, ask] = useState<View<'ChangeOptionsRequest'>>();
  const { mutate, data, error } = useMutation({
    scope: { id: `options of ${mailboxId}` },
    mutationFn: (body: View<'ChangeOptionsRequest'>) =>
      answerOf(api.PUT('/api/v1/mailboxes/{id}/options', { params: { path }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <Section title={t('options.title')}>
      {error !== null && <Failure error={error} />}
      {data !== undefined && 'approvalId' in data && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {t('approval.waits', { reach: data.reach ?? t('app:asked.many'), limit: data.limit })}
          </MessageBarBody>
        </MessageBar>
      )}
      <QueryState query={query}>
        {(options) => {
          const chosen = asked ?? chosenOf(options);
          const change = (name: Name, value: Value): void => {
            const body = { ...chosen, [name]: value };
            ask(body);
            mutate(body, { onSettled: () => ask(undefined) });
          };
          return (
            <div className={styles.grid}>
              {names.map((name) => (
                <Option
                  key={name}
                  name={name}
                  option={options[name]}
                  value={chosen[name] ?? null}
                  mayChange={mayChange}
                  change={(value) => change(name, value)}
                />
              ))}
              {decidedAbove.map((name) => (
                <DecidedAbove key={name} name={name} option={options[name]} />
              ))}
            </div>
          );
        }}
      </QueryState>
    </Section>
  );
}

/** What is chosen now: the API replaces the options as a whole. */
const chosenOf = (options: View<'MailboxOptionsView'>): View<'ChangeOptionsRequest'> =>
  Object.fromEntries(names.map((name) => [name, options[name].value]));

interface OptionProps {
  readonly name: Name;
  readonly option: View<'MailboxOptionsView'>[Name];
  readonly value: Value;
  readonly mayChange: boolean;
  readonly change: (value: Value) => void;
}

function Option({ name, option, value, mayChange, change }: OptionProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { effective, source, lockedBy, capped } = option;
  const named = (given: View<'MailboxOptionsView'>[Name]['effective']): string => t(`options.value.${given}`);
  const origin = lockedBy === null ? t(`options.source.${source}`) : t(`options.lockedBy.${lockedBy}`);
  return (
    <Field
      label={t(`options.name.${name}`)}
      hint={`${t('options.inEffect', { value: named(effective) })} ${capped ? t('options.capped') : origin}`}
    >
      <Select
        value={String(value ?? '')}
        disabled={!mayChange || lockedBy !== null}
        onChange={(_, chosen) => change(toValue(chosen.value))}
      >
        <option value="">{t('options.notChosen')}</option>
        {choices[name].map((choice) => (
          <option key={String(choice)} value={String(choice)}>
            {named(choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface DecidedProps {
  readonly name: (typeof decidedAbove)[number];
  readonly option: View<'SwitchOptionView'>;
}

function DecidedAbove({ name, option: { effective, source } }: DecidedProps): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Field label={t(`options.name.${name}`)} hint={`${t(`options.source.${source}`)} ${t('options.decidedAbove')}`}>
      <Input disabled value={t(`options.value.${effective}`)} />
    </Field>
  );
}

function toValue(text: string): Value {
  if (text === '') return null;
  return text === 'true' || text === 'false' ? text === 'true' : text;
}
