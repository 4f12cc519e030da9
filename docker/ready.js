'use strict';

// For health checks of containers: whether the process here is ready. Its port, where it is not the gateway's, is named.
const port = process.argv[2] ?? process.env.FOLDWATCH_PORT ?? '4000';

fetch(`http://127.0.0.1:${port}/health/ready`).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
