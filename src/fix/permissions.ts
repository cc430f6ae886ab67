import type { StageState } from '../facts/types.ts';

/**
 * The options that make a mounted file readable for the USER in force: none for root, `uid=` for a numeric user, else
 * `mode=0444`. A base image that is not known to set a user counts as root's.
 * Source: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret (files are 0400 and owned by root)
 */
export function permissionsFor(state: StageState | undefined): { readonly uid?: number; readonly mode?: string } {
  if (!state || state.privilege === 'root' || (state.privilege === 'unknown' && state.user === undefined)) return {};
  return state.uid === undefined ? { mode: '0444' } : { uid: state.uid };
}
