/** Output folders of builds. Source: https://doc.rust-lang.org/cargo/guide/build-cache.html */
export const MADE_FOLDERS = /(?:^|\/)(?:target|build|dist|out|_build|rel|publish|\.build)\//;

/** Frameworks whose programs accept any variable as a setting at run time, recognised by a mark in a manifest. */
export interface SettingsFramework {
  /** Matched against the path. */
  readonly files: RegExp;
  readonly mark: RegExp;
  readonly what: string;
  readonly source: string;
}

// biome-ignore format: one row a line
export const SETTINGS_FRAMEWORKS: readonly SettingsFramework[] = [
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml|build\.sbt)$/, mark: /spring-boot|org\.springframework\.boot/, what: 'Spring Boot', source: 'https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding.environment-variables' },
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/, mark: /io\.quarkus/, what: 'Quarkus', source: 'https://quarkus.io/guides/config-reference#environment-variables' },
  { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/, mark: /io\.micronaut/, what: 'Micronaut', source: 'https://docs.micronaut.io/latest/guide/#propertySource' },
];
