import { connect, createServer, type Server, type Socket } from 'node:net';

/** `away`: connections end at once. */
type Way = 'open' | 'away';

/** Stands between clients and a server on loopback, and spoils the way when told to. */
export class TcpProxy {
  private way: Way = 'open';
  private readonly sockets = new Set<Socket>();
  private readonly muted = new WeakSet<Socket>();

  private constructor(
    private readonly server: Server,
    private targetPort: number,
  ) {}

  /** The target may be named later, when it needs to know the proxy's port first. */
  static async listen(targetPort = 0, port = 0): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    const proxy = new TcpProxy(server, targetPort);
    server.on('connection', (client) => proxy.join(client));
    return proxy;
  }

  get port(): number {
    const bound = this.server.address();
    return typeof bound === 'object' && bound !== null ? bound.port : 0;
  }

  target(port: number): void {
    this.targetPort = port;
  }

  /** What clients say on the connections of this moment still arrives, and no answer comes back. */
  mute(): void {
    for (const socket of this.sockets) this.muted.add(socket);
  }

  set(way: Way): void {
    this.way = way;
    if (way === 'away') this.cut();
  }

  /** Ends the connections of this moment. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(client: Socket): void {
    if (this.way === 'away') {
      client.destroy();
      return;
    }
    const upstream = connect(this.targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      if (!this.muted.has(upstream)) client.write(bytes);
    });
  }
}
