class AppTest {
  static GenericContainer<?> app = new GenericContainer<>(
      new ImageFromDockerfile().withFileFromPath(".", Path.of(".")).withBuildArg("NPM_TOKEN", System.getenv("NPM_READ")));
}
