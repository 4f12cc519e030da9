const { basename } = require('node:path');

/** Suites that take long, the longest first: whatever is begun last alone decides when a run ends. */
const longest = [
  'kills.e2e-spec',
  'screens.web-spec',
  'folder-walk.e2e-spec',
  'apart.e2e-spec',
  'failpoints.e2e-spec',
  'api-description.e2e-spec',
  'corpus.e2e-spec',
  'move-up.e2e-spec',
  'backup.e2e-spec',
  'policy.web-spec',
  'desk.web-spec',
  'user.web-spec',
  'kafka-event-log.int-spec',
  'kafka-traps.int-spec',
  'keyboard.web-spec',
  'interleavings.e2e-spec',
  'burst.e2e-spec',
  'regular-expressions.spec',
];

/** Over Kafka and MongoDB each suite takes longer than in one process. */
const projects = ['distributed', 'e2e', 'web', 'integration', 'unit'];

const placeOf = (list, name) => (list.includes(name) ? list.indexOf(name) : list.length);

const rankOf = ({ path, context }) => [
  placeOf(longest, basename(path, '.ts')),
  placeOf(projects, context.config.displayName?.name),
];

/** In what order suites are begun; no order of an earlier run is remembered. */
class LongestFirst {
  sort(tests) {
    return tests.toSorted((a, b) => {
      const [[place, project], [otherPlace, otherProject]] = [rankOf(a), rankOf(b)];
      return place - otherPlace || project - otherProject || a.path.localeCompare(b.path);
    });
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

module.exports = LongestFirst;
