/**
 * What is a secret: pure functions over names, values and paths, which know nothing of Dockerfiles. The tables that they read are in
 * src/knowledge.
 */
export { type ContentJudgement, judgeFileContent } from './sensitivity-content.ts';
export { type FileSurroundings, judgeFile } from './sensitivity-file.ts';
export { judgeName, type NameJudgement } from './sensitivity-name.ts';
export { findTokens, type TokenHit } from './sensitivity-tokens.ts';
export type { FileJudgement, VariableJudgement } from './sensitivity-types.ts';
export { judgeValue, type ValueJudgement } from './sensitivity-value.ts';
export { judgeVariable, type VariableEvidence } from './sensitivity-variable.ts';
