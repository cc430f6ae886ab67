/**
 * Repairs: each takes the facts and one thing that is wrong, and gives one `Fix`, whose edits are applied together or not at all.
 *
 * - `fixVariable`, `fixFile`: a flow becomes a secret mount in every RUN that reads it
 * - `fixAddress`: a login leaves the address of an ADD
 * - `fixMount`: a mount gets the permissions or the frontend that it needs
 * - `fixMountedWrites`: a RUN no longer writes a mounted secret into its layer
 *
 * A fix never decides whether something is a problem: that is the rule's. Whatever makes it weaker than safe is a caveat, from which
 * `makeFix` derives the applicability. `FixSettings` are what the user asks of every fix.
 *
 * The linter takes `makeFix` and the reports take `reasonsOf` from their own modules: the language server loads those before any repair.
 */
export { containerAdvice } from './container/container-environment.ts';
export { describeDoubt } from './edits/doubt-words.ts';
export { makeFix } from './edits/make-fix.ts';
export { fixAddress } from './files/address-fix.ts';
export { fileIds, fixFile } from './files/file-fix.ts';
export type { FixSettings } from './fix-settings.ts';
export { fixMount } from './mounts/mount-fix.ts';
export { fixMountedWrites } from './mounts/mounted-write-fix.ts';
export type { Caveat, Fix, MountedRun } from './types.ts';
export { isKeptAsFallback } from './variables/kept-argument.ts';
export { publishedBy } from './variables/published.ts';
export { fixVariable } from './variables/variable-fix.ts';
