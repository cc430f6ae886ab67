target "app" {
  context    = "app"
  dockerfile = "Dockerfile"
  secret = ["id=npmrc,src=app/.npmrc"]
}
target "other" {
  context = "other"
}
