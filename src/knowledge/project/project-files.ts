/** Files by which a folder shows that it holds a project: what declares it, or code. */
export const PROJECT_FILES =
  /(?:^|\/)(?:package\.json|deno\.jsonc?|composer\.json|Gemfile|gems\.rb|Rakefile|go\.(?:mod|work)|Cargo\.toml|pom\.xml|build\.xml|build\.gradle(?:\.kts)?|build\.sbt|project\.clj|mix\.exs|rebar\.config|pyproject\.toml|setup\.py|setup\.cfg|[\w.-]*requirements[\w.-]*\.txt|Pipfile|environment\.ya?ml|CMakeLists\.txt|meson\.build|(?:GNUm|M|m)akefile|DESCRIPTION|renv\.lock|pubspec\.yaml|Package\.swift|conanfile\.(?:txt|py)|stack\.yaml)$|\.(?:(?:cs|fs|vb)proj|slnx?|sh|py|rb|php|go|rs|[cm]?[jt]sx?|R|tf|dart|swift|hs|jl|exs?|cs|java|kt|scala|clj)$/;

/** Settings files that hold logins, as a .gitignore names them: what is kept out of the repository may be made before the build. */
export const PRIVATE_SETTINGS = /npmrc|yarnrc|pip\.conf|nuget\.config|settings\.xml|auth\.json|gradle\.properties|\.bundle|bunfig|condarc|netrc/i;
