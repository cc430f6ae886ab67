/** A system property that holds a credential. */
export const JAVA_DEFINITION = /^[^=]*(?:password|passwd|passphrase|token|secret|sonar\.login|apikey)=/i;

/** Variables that build scripts of the JVM read for their repositories by habit. */
const BY_HABIT = /(?:NEXUS|MAVEN|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SIGNING)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT)/;

/** Those, and the ones that a tool reads by itself. */
export function buildVariables(own: RegExp): RegExp {
  return new RegExp(`${own.source}|${BY_HABIT.source}`, 'i');
}

/** Options with which a build asks no repository, or only tells about itself. */
export const WORKS_OFFLINE = /(?:^|\s)(?:-o|--offline|-v|--?version)(?:\s|$)/;
