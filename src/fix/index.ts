/**
 * Fixes: each takes the facts and one problem, and returns one `Fix`, whose edits are applied together or not at all.
 *
 * - `fixVariable`, `fixFile`: turn a flow into secret mounts in all RUNs that read it
 * - `fixAddress`: removes a login from the address of an ADD
 * - `fixMount`: gives a mount the permissions or the frontend version that it needs
 * - `fixRequiredMount`: gives a RUN the mount that a policy asks for
 * - `fixMountedWrites`: keeps a mounted secret out of the layer of its RUN
 *
 * A fix never decides whether something is a problem: the rule does. Each reason that makes a fix weaker than safe is a caveat; `makeFix` derives the
 * applicability from the caveats. `FixSettings` are the user's options for all fixes.
 *
 * The linter imports `makeFix`, and the reports `reasonsOf`, from their own modules: the language server loads those before any fix.
 */
export { containerAdvice } from './container/container-environment.ts';
export { describeDoubt } from './edits/doubt-words.ts';
export { makeFix } from './edits/make-fix.ts';
export { hasMount } from './edits/mount-edit.ts';
export { formatMount } from './edits/mount-spec.ts';
export { fixAddress } from './files/address-fix.ts';
export { fileIds, fixFile } from './files/file-fix.ts';
export type { FixSettings, RequiredMount } from './fix-settings.ts';
export { fixMount } from './mounts/mount-fix.ts';
export { fixMountedWrites } from './mounts/mounted-write-fix.ts';
export { fixRequiredMount } from './mounts/required-mount.ts';
export type { Caveat, Fix, MountedRun } from './types.ts';
export { isKeptAsFallback } from './variables/kept-argument.ts';
export { publishedBy } from './variables/published.ts';
export { fixVariable } from './variables/variable-fix.ts';
