/** Secret detection: pure functions over names, values and paths, without knowledge of Dockerfiles. Their tables are in src/knowledge. */
export { credentialIn, credentialsIn, holdsPlaceholder, judgeFileContent, strengthOfText } from './content.ts';
export { carriedTextKindOf, type FileSurroundings, HOLDER, isStartingCode, judgeFile, judgeHolder, judgeUsedFile, mayBeJudged, textKindOf } from './file.ts';
export { NO_SETTINGS } from './judgement.ts';
export { judgeName } from './name.ts';
export { findTokens, type TokenFinder, tokenFinder } from './tokens.ts';

export { judgeCredential, judgeValue } from './value.ts';
export { judgeVariable, type VariableEvidence } from './variable.ts';
