/** A system property that holds a credential. */
export const JAVA_DEFINITION = /^[^=]*(?:password|passwd|passphrase|token|secret|sonar\.login|apikey)=/i;

/** Variables that build scripts of the JVM read for their repositories, by habit and by the tools themselves. */
export const BUILD_VARIABLES =
  /ORG_GRADLE_PROJECT_\w+|GRADLE_\w+|(?:NEXUS|MAVEN|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SIGNING)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT)|COURSIER_\w+|LEIN_\w+|SBT_\w+/i;
