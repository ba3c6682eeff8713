import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCluster, type Cluster } from '../support/postgres-cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({
    settings: {
      ...{ log_statement: 'all', log_parameter_max_length: '-1', log_parameter_max_length_on_error: '-1' },
      ...{ logging_collector: 'on', log_directory: 'log', log_min_duration_statement: '0' },
    },
  });
});

afterAll(() => cluster.stop());
