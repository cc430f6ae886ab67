/** Cases that differ for an honest reason, by rule and name. One that is not listed fails, and one that is listed and does not differ. */
export const KNOWN_DIFFERENCES: ReadonlyMap<string, string> = new Map<string, string>([]);
