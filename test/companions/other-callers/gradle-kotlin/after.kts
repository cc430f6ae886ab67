tasks.register<DockerBuildImage>("image") {
  buildArgs.put("NPM_TOKEN", System.getenv("NPM_READ"))
}
