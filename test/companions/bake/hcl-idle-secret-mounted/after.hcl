target "app" {
  secret = ["id=npm,env=NPM_TOKEN", "id=NPM_TOKEN,env=NPM_TOKEN"]
}
