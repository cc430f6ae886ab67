target "_common" {
  args = { A = "1" }
  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]
}
target "app" {
  inherits = ["_common"]
  context  = "app"
}
