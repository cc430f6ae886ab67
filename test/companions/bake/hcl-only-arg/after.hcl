target "app" {
  secret = ["id=other,env=OTHER", "id=NPM_TOKEN,env=TOKEN"]
}
