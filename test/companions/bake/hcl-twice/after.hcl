target "app" {
  context = "."
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
