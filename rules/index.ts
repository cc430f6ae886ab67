import type { Rule } from '../src/rule.ts';
import { noBrokenMount } from './no-broken-mount/no-broken-mount.ts';
import { noSecretArg } from './no-secret-arg/no-secret-arg.ts';
import { noSecretCopy } from './no-secret-copy/no-secret-copy.ts';
import { noSecretEnv } from './no-secret-env/no-secret-env.ts';
import { noSecretMetadata } from './no-secret-metadata/no-secret-metadata.ts';
import { noSecretRun } from './no-secret-run/no-secret-run.ts';
import { noStaleCaller } from './no-stale-caller/no-stale-caller.ts';
import { requiredMount } from './required-mount/required-mount.ts';

/** All rules, sorted by name. */
export const RULES: readonly Rule[] = [noBrokenMount, noSecretArg, noSecretCopy, noSecretEnv, noSecretMetadata, noSecretRun, noStaleCaller, requiredMount];
