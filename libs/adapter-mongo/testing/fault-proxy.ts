import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { mongo } from 'mongoose';

/** What becomes of the next commands of a name on a collection. */
export interface Fault {
  readonly command: string;
  readonly collection: string;
  readonly times: number;
  /**
   * `answer`: the server never hears of it, and this is what the client is told. `lose-answer`: the server does it, and
   * the connection breaks before it can say so. `wait`: it is held up on the way.
   */
  readonly becomes:
    | { readonly kind: 'answer'; readonly document: mongo.Document }
    | { readonly kind: 'lose-answer' }
    | { readonly kind: 'wait'; readonly released: Promise<void> };
}

const headerBytes = 16;
const opMsg = 2013;

/** Stands between the driver and a server, and lets happen on the wire what a real server does under load only. */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private faults: { readonly fault: Fault; left: number }[] = [];
  private readonly met: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {}

  static async open(targetUri: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(targetUri);
    const server = createServer();
    const proxy = new FaultProxy(server, { host: hostname, port: Number(port) });
    server.on('connection', (client) => proxy.serve(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** The same database, by way of this proxy and no other. */
  through(targetUri: string): string {
    const uri = new URL(targetUri);
    const address = this.server.address();
    uri.port = String(typeof address === 'object' && address !== null ? address.port : 0);
    uri.searchParams.set('directConnection', 'true');
    return uri.href;
  }

  arrange(fault: Fault): void {
    this.faults.push({ fault, left: fault.times });
  }

  /** The next such command goes no further than here until it is released. */
  hold(command: string, collection: string): { readonly release: () => void } {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    this.arrange({ command, collection, times: 1, becomes: { kind: 'wait', released } });
    return { release };
  }

  /** The commands that met a fault, in their order. */
  get struck(): readonly string[] {
    return this.met;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private serve(client: Socket): void {
    const upstream = connect(this.target.port, this.target.host);
    let losing = false;
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.on('data', (bytes) => (losing ? client.destroy() : client.write(bytes)));
    let pending: Buffer = Buffer.alloc(0);
    client.on('data', (bytes) => {
      pending = Buffer.concat([pending, bytes]);
      while (pending.length >= headerBytes && pending.length >= pending.readInt32LE(0)) {
        const message = pending.subarray(0, pending.readInt32LE(0));
        pending = pending.subarray(message.length);
        const fault = this.faultFor(message);
        losing ||= fault?.becomes.kind === 'lose-answer';
        if (fault?.becomes.kind === 'answer') client.write(answerTo(message, fault.becomes.document));
        else if (fault?.becomes.kind === 'wait') void fault.becomes.released.then(() => upstream.write(message));
        else upstream.write(message);
      }
    });
  }

  private faultFor(message: Buffer): Fault | undefined {
    if (message.readInt32LE(12) !== opMsg) return undefined;
    const command = bodyOf(message);
    const waiting = this.faults.find(({ fault, left }) => left > 0 && command[fault.command] === fault.collection);
    if (waiting === undefined) return undefined;
    waiting.left -= 1;
    this.met.push(`${waiting.fault.command} ${waiting.fault.collection}`);
    return waiting.fault;
  }
}

/** The first section of a message; the driver puts the command there, and the statements of a bulk behind it. */
function bodyOf(message: Buffer): mongo.Document {
  const start = headerBytes + 5;
  return mongo.BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
}

function answerTo(message: Buffer, document: mongo.Document): Buffer {
  const body = mongo.BSON.serialize(document);
  const head = Buffer.alloc(headerBytes + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(opMsg, 12);
  return Buffer.concat([head, body]);
}
