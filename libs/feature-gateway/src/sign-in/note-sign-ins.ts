import { Injectable } from '@nestjs/common';
import { counter, randomId } from '@foldwatch/platform';
import { AuditLog, Clock, type OpenSession, type User } from '@foldwatch/ports';

type Way = OpenSession['how'];

const signIns = counter({
  name: 'foldwatch_gateway_sign_ins_total',
  help: 'Sign-ins of users, by way and outcome.',
  labelNames: ['how', 'outcome'],
});

/** Remembers who signed in. Of what failed there is a number alone: people type passwords where names belong. */
@Injectable()
export class NoteSignIns {
  constructor(
    private readonly log: AuditLog,
    private readonly clock: Clock,
  ) {}

  async done(how: Way, { role, name }: User): Promise<void> {
    signIns.inc({ how, outcome: 'done' });
    await this.log.record([
      {
        id: randomId(),
        at: this.clock.now().toISOString(),
        by: { kind: role, name },
        action: how === 'password' ? 'signInWithPassword' : 'signInWithProvider',
        resource: '/api/v1/session',
        outcome: 'done',
        requested: [],
        changes: [],
      },
    ]);
  }

  refused(how: Way): void {
    signIns.inc({ how, outcome: 'refused' });
  }
}
