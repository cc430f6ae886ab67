/**
 * What is a secret: pure functions over names, values and paths, which know nothing of Dockerfiles. The tables that they read are in
 * src/knowledge.
 */
export { credentialsIn, judgeFileContent } from './sensitivity-content.ts';
export { type FileSurroundings, judgeFile } from './sensitivity-file.ts';
export { judgeName } from './sensitivity-name.ts';
export { findTokens } from './sensitivity-tokens.ts';

export { judgeCredential, judgeValue } from './sensitivity-value.ts';
export { judgeVariable, type VariableEvidence } from './sensitivity-variable.ts';
