variable "NPM_TOKEN" { default = "" }
target "_common" {
  args = { NPM_TOKEN = NPM_TOKEN, A = "1" }
}
target "app" {
  inherits = ["_common"]
  context  = "app"
}
