/** Variables of code analysis services, and those by which such a service detects a CI system. */
export const ANALYSIS_VARIABLES =
  /(?:SONAR|CODECOV|COVERALLS|TRIVY|FOSSA|PERCY|CHROMATIC|CLOUDFLARE|CF|NEW_RELIC|DATADOG|DD|BUGSNAG|MICROSCANNER)_\w+|(?:GH|GITHUB|GITLAB)_TOKEN/i;
