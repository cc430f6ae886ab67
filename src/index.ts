/** The API for other programs. All functions work on texts passed by the caller; none reads or writes files. */
export { RULES } from '../rules/index.ts';
export type { BuildSecret } from './caller-change.ts';
export { COMPANIONS } from './companions/index.ts';
export type { BuildChange, BuildCommand, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from './companions/types.ts';
export type { BuildContext, DetectionSettings, Verdict } from './facts/index.ts';
export type { Applicability, Caveat, Fix } from './fix/types.ts';
export { DEFAULT_ENGINE, ENGINES, type Engine, type EngineName } from './knowledge/docker/engines.ts';
export type { Finding, LintOptions, LintResult, RuleFailure, SecondParser } from './linter/index.ts';
export { lint } from './linter/index.ts';
export { contextFolderOf, contextOf, lintProject } from './project/project.ts';
export type { CompanionChange, FileResult, FileSettings, ProjectFiles, ProjectOptions, ProjectResult } from './project/types.ts';
export type { Problem, Related, Rule, RuleMeta, Severity } from './rule.ts';
export { secondParser } from './syntax/dockerfile/second-parser.ts';
export { Document, type Position } from './text/document.ts';
export { applyEdits, type Edit } from './text/edit.ts';
export type { Range } from './text/range.ts';
export { mask, Redacted } from './text/redacted.ts';
