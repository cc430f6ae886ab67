import type { StageState } from '../../facts/stages/stage-state.ts';

/**
 * The options that make a mounted file readable for the USER in force: none for root, `uid=` for a numeric user, else
 * `mode=0444`. An unknown base image counts as run by root, unless the file was copied for another user (`owner`, in the syntax of
 * `--chown`).
 * Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret (files are 0400 and owned by root)
 */
export function permissionsFor(state: StageState | undefined, owner?: string): { readonly uid?: number; readonly mode?: string } {
  if (!state || state.privilege === 'root') return {};
  if (state.privilege === 'unknown' && state.user === undefined) return owner === undefined || /^(?:root|0)$/.test(owner) ? {} : { mode: '0444' };
  return state.uid === undefined ? { mode: '0444' } : { uid: state.uid };
}
