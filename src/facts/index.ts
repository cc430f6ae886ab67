/**
 * Facts about the secrets of a Dockerfile, as plain data: no edits, and no texts for reports.
 *
 * `buildFacts` computes all of them once:
 *
 * - flows: where a secret enters (ARG, ENV, a copied file), which RUNs read it, and what else uses it
 * - leaks: secrets in plain text, secrets copied with other files, secrets that a RUN writes into its layer
 * - faults of existing mounts
 * - states: USER, WORKDIR and the variables in force at each instruction
 * - values: every literal secret, for masking
 *
 * Uncertainty is part of a flow: a sink that `may-read`, or a blind spot. Rules read these facts. Fixes also use the modules below directly, e.g. to find out
 * what a command reads.
 */

export { readsOf } from '../syntax/shell/script-reads.ts';
export type { Doubt } from './commands/command-readers.ts';
export type { Persisted } from './commands/layer-writes.ts';
export { shortText, shownProgram } from './commands/short-text.ts';
export { type ContainerUse, containerUseOfFlow, isForContainer, isForContainerOnly } from './containers/container-use.ts';
export { buildFacts, type Facts } from './facts.ts';
export type { AddressCredential } from './flows/address-credentials.ts';
export type { FileFlow, FileTouch } from './flows/file-flows.ts';
export type { OtherUse } from './flows/other-uses.ts';
export type { BlindSpot, Evidence, Sink } from './flows/sink.ts';
export type { VariableFlow } from './flows/variable-flows.ts';
export type { AddressWithCredential, CopyLeak, ForeignCopy, HeredocWithVariables } from './leaks/copy-leaks.ts';
export type { FetchedFile } from './leaks/fetched-files.ts';
export type { HeredocLiteral } from './leaks/heredoc-literals.ts';
export type { LiteralCredential } from './leaks/literal-credentials.ts';
export type { LostSecret } from './leaks/lost-secrets.ts';
export type { LabelCredential, MetadataLeak } from './leaks/metadata-leaks.ts';
export type { FaultOfCommand, FaultOfMount, MountFault } from './leaks/mount-faults.ts';
export { commandsNamed } from './leaks/named-commands.ts';
export type { PlaceholderFiles } from './leaks/placeholder-files.ts';
export type { LeakedWrite, RunLeak } from './leaks/run-leaks.ts';
export type { ContextFileSeen } from './leaks/whole-contexts.ts';
export { type BuildContext, withoutFiles } from './project/build-context.ts';
export type { FilePlace } from './project/file-texts.ts';
export { isProjectSeen } from './project/project-reader.ts';
export type { EnvFileRead } from './project/started-env-files.ts';
export type { DetectionSettings, Verdict } from './sensitivity/judgement.ts';
export type { CredentialPlace, Sign, ValueForm } from './sensitivity/sign.ts';
export { bringersOf } from './stages/context-bringers.ts';
export type { Declaration } from './stages/scope.ts';
export type { StageState } from './stages/stage-state.ts';
