/**
 * Variables of code analysis services, and those by which such a service detects a CI system. Sources: https://docs.codecov.com/docs/codecov-uploader,
 * https://docs.codacy.com/coverage-reporter/, https://docs.codeclimate.com/docs/configuring-test-coverage
 */
export const ANALYSIS_VARIABLES =
  /(?:SONAR|CODECOV|COVERALLS|TRIVY|FOSSA|PERCY|CHROMATIC|CLOUDFLARE|CF|NEW_RELIC|DATADOG|DD|BUGSNAG|MICROSCANNER)_\w+|(?:GH|GITHUB|GITLAB)_TOKEN/i;
