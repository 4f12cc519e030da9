import { EventEmitter } from 'node:events';
import { interruptible } from './interruption';

describe('Ctrl-C', () => {
  it('is left to the system until a command has something to put in order', () => {
    const signals = new EventEmitter();
    interruptible(signals, () => undefined);
    expect(signals.listenerCount('SIGINT')).toBe(0);
  });

  it('aborts what a command does, and passed on twice is one wish', () => {
    const signals = new EventEmitter();
    let exits = 0;
    const stopping = interruptible(signals, () => (exits += 1))();
    signals.emit('SIGINT');
    signals.emit('SIGINT');
    expect({ aborted: stopping.aborted, exits }).toEqual({ aborted: true, exits: 0 });
  });

  it('ends the process when it is pressed again later', () => {
    jest.useFakeTimers();
    const signals = new EventEmitter();
    let exits = 0;
    interruptible(signals, () => (exits += 1))();
    signals.emit('SIGINT');
    jest.advanceTimersByTime(1_001);
    signals.emit('SIGINT');
    jest.useRealTimers();
    expect(exits).toBe(1);
  });
});
