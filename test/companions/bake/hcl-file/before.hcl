target "app" {
  context    = "app"
  dockerfile = "Dockerfile"
}
target "other" {
  context = "other"
}
